package io.lading.tracking.timeline;

import io.lading.core.contract.IncomingMessage;
import java.util.function.Function;

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

  /**
   * Reads again what could not be read: what is readable now is recorded and settled with it, what
   * is nothing to us now is settled, the rest stays. Returns how many were settled.
   *
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  int readAgain(Function<IncomingMessage, TopicRecord> reader);
}
