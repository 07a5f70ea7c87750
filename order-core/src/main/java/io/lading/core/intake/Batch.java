package io.lading.core.intake;

import java.time.Instant;
import java.util.List;

/**
 * What one poll (or one call) brings, in the order it arrived, and the positions that move with it:
 * all or nothing.
 */
public record Batch<T>(List<Entry<T>> entries, List<PositionMove> moves, Instant now) {}
