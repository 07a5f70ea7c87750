package io.lading.core.outbox;

import java.util.List;

/** What a reading of a lane found. */
public sealed interface LaneReading {

  /**
   * The next rows to publish, in order; {@code after} is the position once all of them are
   * acknowledged. more: others are waiting already.
   */
  record Page(List<OutboxRow> rows, LanePosition after, boolean more) implements LaneReading {}

  /** Somebody else owns the lane now. */
  record LeaseLost() implements LaneReading {}
}
