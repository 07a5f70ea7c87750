package io.lading.ingest.api;

import java.time.Duration;

/**
 * Bounds of the API.
 *
 * @param maxBodyBytes of a request
 * @param concurrentWrites that may hold a database connection at once
 * @param patience how long a write waits for its turn
 * @param retryAfter what a caller is told when storage is away
 */
public record ApiLimits(
    int maxBodyBytes, int concurrentWrites, Duration patience, Duration retryAfter) {}
