package io.lading.tracking.timeline;

import io.lading.core.contract.OrderStatus;
import java.util.List;

/**
 * The time line of an order, or a page of it, by sequence. {@code contiguous}: events 1 to this are
 * all there; {@code highest}: the newest that was seen, whose status is the order's.
 */
public record OrderTimeline(
    long orderId, OrderStatus status, int contiguous, int highest, List<TimelineEntry> entries) {

  /** No event was jumped over. */
  public boolean isComplete() {
    return contiguous == highest;
  }
}
