package io.lading.tracking.operations;

/** Counts what is projected. Reads every head: not for each caller. Safe for many threads. */
public interface ProjectionCounts {

  /**
   * @throws io.lading.core.intake.StorageUnavailable it cannot be told now
   */
  Projected count();
}
