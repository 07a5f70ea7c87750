package io.lading.core.lifecycle;

import static io.lading.core.contract.OrderStatus.CANCELLED;
import static io.lading.core.contract.OrderStatus.DELIVERY_INTERCEPTING;
import static io.lading.core.contract.OrderStatus.WAREHOUSE_INTERCEPTING;

import io.lading.core.contract.OrderStatus;

/**
 * Where a package stands. {@code at}: where it is underneath. While an intercept is asked and not
 * answered, that is where its scans have brought it; of a cancelled package, where it was
 * cancelled; else the status itself.
 */
public record Standing(OrderStatus status, OrderStatus at) {

  public static Standing of(OrderStatus status) {
    return new Standing(status, status);
  }

  /** Not sent off yet: its status is the order's. */
  public boolean isWaiting() {
    return Transitions.WAITING.contains(status);
  }

  /** Forward, or until somebody has answered whether it is. */
  public boolean isOnItsWay() {
    return Transitions.ON_ITS_WAY.contains(status);
  }

  /** An intercept is asked and not answered. */
  public boolean isIntercepting() {
    return status == WAREHOUSE_INTERCEPTING || status == DELIVERY_INTERCEPTING;
  }

  public boolean isCancelled() {
    return status == CANCELLED;
  }

  /** Nothing moves it any more, but that a delivered order is completed. */
  public boolean isFinal() {
    return Transitions.FINAL.contains(status);
  }

  /** The same place, shown otherwise. */
  Standing shownAs(OrderStatus other) {
    return new Standing(other, at);
  }
}
