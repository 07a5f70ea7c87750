package io.lading.core.consume;

import java.time.Duration;

/**
 * How a service consumes one topic.
 *
 * @param consumers threads, each a member of the group
 * @param pollRecords most records in one batch
 * @param firstBackOff pause after a first failure; it doubles up to longestBackOff
 * @param probeInterval how often the topic is looked at: does it answer, is it still the same
 * @param stopTimeout how long a stop waits for the batch in hand
 */
public record IntakeSettings(
    String group,
    String topic,
    int consumers,
    int pollRecords,
    Duration firstBackOff,
    Duration longestBackOff,
    Duration probeInterval,
    Duration stopTimeout) {}
