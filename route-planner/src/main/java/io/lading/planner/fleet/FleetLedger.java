package io.lading.planner.fleet;

/** Keeps the fleet. Safe for use by many threads and processes at once. */
public interface FleetLedger {

  /**
   * Takes the poll in and moves its positions, in one transaction: warehouses, couriers and places
   * (the newest wins), departures and ends of routes, and dead letters. A copy changes nothing.
   *
   * @throws io.lading.core.intake.PositionLost nothing was committed, a position is not ours
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  void record(FleetPoll poll);
}
