package io.lading.core.lifecycle;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;

/**
 * What a package has done to the stock of its items, as a function of its status (domain, "Stock").
 * A change of stock is the difference of two of them, so it happens exactly once.
 */
public enum Holding {
  NOTHING(0, 0),
  RESERVED(0, 1),
  DEDUCTED(-1, 0),
  RESTOCKED(1, 0);

  private final int quantity;
  private final int reserved;

  Holding(int quantity, int reserved) {
    this.quantity = quantity;
    this.reserved = reserved;
  }

  public static Holding of(OrderType type, OrderStatus status) {
    return switch (type) {
      case FORWARD ->
          switch (status) {
            case PENDING -> RESERVED;
            case CANCELLED, RETURNED -> NOTHING;
            case CONFIRMED,
                SHIPPED,
                WAREHOUSE_ACCEPTED,
                WAREHOUSE_OUTBOUND,
                CARRIER_ACCEPTED,
                PICKED_UP,
                OUT_FOR_DELIVERY,
                DELIVERED,
                REJECTED,
                COMPLETED,
                WAREHOUSE_INTERCEPTING,
                DELIVERY_INTERCEPTING,
                RETURNING ->
                DEDUCTED;
          };
      case REVERSE ->
          status == OrderStatus.DELIVERED || status == OrderStatus.COMPLETED ? RESTOCKED : NOTHING;
    };
  }

  /** By how many times its pieces a package changes the quantity when it goes over to another. */
  public int quantityTo(Holding after) {
    return after.quantity - quantity;
  }

  /**
   * By how many times its pieces a package changes what is reserved when it goes over to another.
   */
  public int reservedTo(Holding after) {
    return after.reserved - reserved;
  }
}
