package io.lading.planner.plan;

import java.time.Instant;
import java.util.List;

/** Warehouses whose planning fails, whoever tried. Safe for use by many threads. */
public interface PlanFailures {

  /**
   * @throws io.lading.core.intake.StorageUnavailable the database is away
   */
  Failing now();

  /** {@code longest}: of all {@code count} those that fail longest, up to a bound. */
  record Failing(long count, long down, List<Failure> longest) {}

  /**
   * @param failures in a row
   * @param next when it is tried again by itself
   * @param broken the last failure is no fault of the world: nothing is known to cure it
   */
  record Failure(
      long warehouseId, int failures, Instant since, Instant next, boolean broken, String why) {

    /** A world that is away for a moment is nothing to be told of. */
    public static final int REPEATED = 3;
  }
}
