package io.lading.tracking.timeline;

/** Keeps the time line. Safe for use by many threads and processes at once. */
public interface TimelineLedger {

  /**
   * Records the projection and moves its positions, in one transaction. An event that is there
   * already changes nothing.
   *
   * @throws io.lading.core.intake.PositionLost nothing was committed, a position is not ours
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  Projected record(Projection projection);
}
