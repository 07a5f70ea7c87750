package io.lading.core.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be published.
 *
 * @param waiting rows, as far as they were counted
 * @param oldest since when the oldest of them waits; null if nothing waits
 * @param asOf when it was counted, by the clock that dates the rows
 */
public record OutboxBacklog(long waiting, @Nullable Instant oldest, Instant asOf) {}
