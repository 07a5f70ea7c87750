package io.lading.core.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What waits to be published: how many rows, counted up to a bound, and since when. */
public record Backlog(long rows, @Nullable Instant oldest) {}
