package io.lading.planner.parcel;

import io.lading.core.contract.StatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the parcels. Safe for use by many threads and processes at once. */
public interface ParcelLedger {

  /**
   * Takes the poll in and moves its positions, in one transaction: parcels, the planned routes that
   * they leave, what is announced of those, and that their warehouses are to be planned. An event
   * that was taken before changes nothing; one that comes before the one that precedes it in its
   * order is kept until that has come, too, and only foreseen.
   *
   * @return how many events were fresh
   * @throws io.lading.core.intake.PositionLost nothing was committed, a position is not ours
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  int record(StatusPoll poll);

  /**
   * So long ago by the database's clock, if any event is kept since then or longer; else null.
   *
   * @throws io.lading.core.intake.StorageUnavailable repeat
   */
  @Nullable Instant earlyFor(Duration patience);

  /**
   * Takes kept events in although the ones before them have not come: what was missing when those
   * that are kept since then or longer came will not. In one transaction, and some of them only if
   * there are very many.
   *
   * @return those that were taken; none: another instance took them, or none is left
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  List<StatusChanged> passGaps(Instant then);
}
