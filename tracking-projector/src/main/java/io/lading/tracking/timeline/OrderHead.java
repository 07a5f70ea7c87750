package io.lading.tracking.timeline;

import io.lading.core.contract.OrderStatus;

/**
 * What is known of an order at one moment. Every event that comes changes it.
 *
 * @param status the order's, as of the newest event
 * @param contiguous events 1 to this are all there
 * @param highest the newest event that was seen
 * @param beyond how many events after {@code contiguous} are there; none unless there is a gap
 */
public record OrderHead(long orderId, OrderStatus status, int contiguous, int highest, int beyond) {

  public OrderHead {
    if (contiguous > highest || beyond > highest - contiguous) {
      throw new IllegalArgumentException(
          "of order %d, %d events and %d beyond a gap cannot end at %d"
              .formatted(orderId, contiguous, beyond, highest));
    }
  }

  /** No event was jumped over. */
  public boolean isComplete() {
    return contiguous == highest;
  }
}
