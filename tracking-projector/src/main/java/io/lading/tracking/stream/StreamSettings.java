package io.lading.tracking.stream;

import java.time.Duration;

/**
 * The limits of the streams.
 *
 * @param subscribers most at once
 * @param queueEvents most events that wait for one subscriber
 * @param passEntries most entries that are read by one pass
 * @param rest longest time between two passes
 * @param gather shortest time between two passes, unless the first left something to do
 * @param longestBackOff longest time between two passes while the database is away
 * @param heartbeat after how long without an event a subscriber is told that the stream lives
 * @param retry after how long a subscriber whose stream ended comes back at the earliest; some are
 *     told up to twice as long, so that they do not come all at once
 */
public record StreamSettings(
    int subscribers,
    int queueEvents,
    int passEntries,
    Duration rest,
    Duration gather,
    Duration longestBackOff,
    Duration heartbeat,
    Duration retry) {}
