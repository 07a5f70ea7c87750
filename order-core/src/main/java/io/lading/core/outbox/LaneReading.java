package io.lading.core.outbox;

import java.util.List;

/** What a reading of a lane found. */
public sealed interface LaneReading {

  /**
   * The next rows to publish, in order: of the window between the snapshots {@code published} and
   * {@code window}. more: others of it are waiting already.
   */
  record Page(List<OutboxRow> rows, String published, String window, boolean more)
      implements LaneReading {

    /** The position once all of them are acknowledged. */
    public LanePosition after() {
      return more ? after(rows.size()) : LanePosition.published(window);
    }

    /** The position once the first so many, at least one, are acknowledged. */
    public LanePosition after(int acknowledged) {
      return new LanePosition(published, window, rows.get(acknowledged - 1).id());
    }
  }

  /** Somebody else owns the lane now. */
  record LeaseLost() implements LaneReading {}
}
