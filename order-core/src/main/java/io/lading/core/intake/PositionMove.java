package io.lading.core.intake;

/**
 * A consumed position to be moved by compare-and-set: fails unless epoch and fromOffset are what
 * the database holds.
 */
public record PositionMove(PartitionRef partition, long epoch, long fromOffset, long toOffset) {}
