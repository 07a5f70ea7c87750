package io.lading.core.reads.postgres;

import java.time.Duration;

/**
 * How long a question waits for what its caller has written.
 *
 * @param forReplica until the replica has replayed it; one that is further behind is not waited for
 * @param forProjection until it is projected
 */
public record Patience(Duration forReplica, Duration forProjection) {}
