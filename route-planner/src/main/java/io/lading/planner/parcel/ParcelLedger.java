package io.lading.planner.parcel;

/** Keeps the parcels. Safe for use by many threads and processes at once. */
public interface ParcelLedger {

  /**
   * Takes the poll in and moves its positions, in one transaction: parcels, the planned routes that
   * they leave, what is announced of those, and that their warehouses are to be planned. An event
   * that was taken before changes nothing.
   *
   * @return how many events were fresh
   * @throws io.lading.core.intake.PositionLost nothing was committed, a position is not ours
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  int record(StatusPoll poll);
}
