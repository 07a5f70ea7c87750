package io.lading.planner.plan;

/**
 * A warehouse, to be planned by one at a time. The epoch grows with every change of hands: who
 * holds an old one claims nothing.
 *
 * @param asked which questions the lease was taken for; later ones are answered by another run
 */
public record Lease(long warehouseId, String owner, long epoch, long asked) {}
