package io.lading.core.lifecycle;

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
}
