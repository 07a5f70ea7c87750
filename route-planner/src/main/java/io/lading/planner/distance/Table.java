package io.lading.planner.distance;

/**
 * Metres and seconds by row (from) and column (to); {@link
 * io.lading.planner.solver.Matrix#UNREACHABLE} where there is no way.
 */
@SuppressWarnings("ArrayRecordComponent") // two tables are never compared, and copying costs
public record Table(int[][] metres, int[][] seconds) {}
