package io.lading.core.outbox;

import java.time.Instant;
import java.util.List;

/** What the log still holds of what was published already. */
public interface PublishedRows {

  /**
   * The ids between which the rows of the range lie: tight enough to begin there, found by a
   * handful of look-ups however long the log is. Its {@code from} is above its {@code to} if there
   * are none.
   */
  Range.Ids span(Range range);

  /** Rows of the range with ids within, in order, at most {@code bounds}. */
  List<OutboxRow> read(Range range, Range.Ids within, PageBounds bounds);

  /** Which rows. */
  sealed interface Range {
    /** Both inclusive. */
    record Ids(long from, long to) implements Range {}

    /** By the begin of the writing transaction; {@code to} is exclusive. */
    record Times(Instant from, Instant to) implements Range {}

    /** Every event of an order that is still kept. */
    record Order(long orderId) implements Range {}
  }
}
