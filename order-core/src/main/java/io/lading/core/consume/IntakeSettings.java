package io.lading.core.consume;

import java.time.Duration;

/**
 * How a service consumes one topic.
 *
 * @param consumers threads, each a member of the group
 * @param pollRecords most records in one batch
 * @param gather how long after the beginning of a small batch the next one begins at the earliest;
 *     zero: at once
 * @param firstBackOff pause after a first failure; it doubles up to longestBackOff
 * @param probeInterval how often the topic is looked at: does it answer, is it still the same
 * @param stopTimeout how long a stop waits for the batch in hand
 */
public record IntakeSettings(
    String group,
    String topic,
    int consumers,
    int pollRecords,
    Duration gather,
    Duration firstBackOff,
    Duration longestBackOff,
    Duration probeInterval,
    Duration stopTimeout) {

  // Below a quarter of a poll, what a commit costs by itself shows.
  int plenty() {
    return Math.max(1, pollRecords / 4);
  }
}
