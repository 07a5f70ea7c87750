package io.lading.core.contract;

/**
 * Statuses of an order and of a package (domain, "The life cycle"). The ordinals are stored: append
 * only.
 */
public enum OrderStatus {
  PENDING,
  CONFIRMED,
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
  RETURNING,
  RETURNED,
  CANCELLED
}
