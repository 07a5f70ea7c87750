package io.lading.planner.parcel;

import java.time.Duration;
import java.util.OptionalLong;

/** Keeps the parcels. Safe for use by many threads and processes at once. */
public interface ParcelLedger {

  /**
   * Takes the poll in and moves its positions, in one transaction: parcels, the planned routes that
   * they leave, what is announced of those, and that their warehouses are to be planned. An event
   * that was taken before changes nothing; one that comes before the one that precedes it in its
   * order is kept until that has come, too.
   *
   * @return how many events were fresh
   * @throws io.lading.core.intake.PositionLost nothing was committed, a position is not ours
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  int record(StatusPoll poll);

  /**
   * The last that came of the events that are kept for so long, by a number that grows.
   *
   * @throws io.lading.core.intake.StorageUnavailable repeat
   */
  OptionalLong newestEarly(Duration patience);

  /**
   * Takes kept events in although the ones before them have not come: what was missing when those
   * up to {@code newest} came will not. In one transaction, and some of them only if there are very
   * many.
   *
   * @return how many were taken; 0: none is left
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  int passGaps(long newest);
}
