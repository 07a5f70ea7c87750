package io.lading.core.outbox;

import java.time.Instant;
import java.util.List;

/** What the log still holds of what was published already. */
public interface PublishedRows {

  /** Rows of the range with ids above {@code afterId}, in order, at most {@code bounds}. */
  List<OutboxRow> read(Range range, long afterId, PageBounds bounds);

  /** Which rows. */
  sealed interface Range {
    /** Both inclusive. */
    record Ids(long from, long to) implements Range {}

    /** By the begin of the writing transaction; {@code to} is exclusive. */
    record Times(Instant from, Instant to) implements Range {}

    /** Every event of an order that is still kept. Reads the whole log to find them. */
    record Order(long orderId) implements Range {}
  }
}
