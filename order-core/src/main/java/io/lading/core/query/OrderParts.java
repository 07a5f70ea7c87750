package io.lading.core.query;

/** What of an order is wanted beside itself; what is not wanted is not read. */
public record OrderParts(boolean packages, boolean items) {

  public static final OrderParts NONE = new OrderParts(false, false);
  public static final OrderParts ALL = new OrderParts(true, true);
}
