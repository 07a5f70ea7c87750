package io.lading.planner.distance;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.util.List;

/** Distances in metres and durations in seconds. Safe for use by many threads. */
public interface Roads {

  /**
   * From each place to each, in their order; never fails, and answers in time for planning.
   *
   * @param warehouseId whose places they are: what is known of one warehouse is kept together
   */
  Ways between(long warehouseId, List<Location> places);

  /** provisional: better ones are on their way, for the same places. */
  record Ways(Matrix matrix, boolean provisional) {}
}
