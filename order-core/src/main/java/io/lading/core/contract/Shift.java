package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a courier works; either end may be absent. */
public record Shift(@Nullable Instant from, @Nullable Instant to) {}
