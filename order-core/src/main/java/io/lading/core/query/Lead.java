package io.lading.core.query;

/**
 * What leads to the orders of a query: the narrowest of its conditions that has an index. All other
 * conditions only sift what was found by it.
 */
public enum Lead {
  /** The dedup row of the trade, live or archived: an order or two. */
  TRADE,
  /** The packages of a waybill, live or archived: an order or two. */
  WAYBILL,
  /** The orders of a buyer, newest first. */
  BUYER,
  /** The projection of statuses, newest first: the write tables have no index on statuses. */
  STATUS,
  /** The orders by id, newest first. */
  TIME;

  public static Lead of(OrderConditions conditions) {
    if (conditions.tradeOrderCode() != null) {
      return TRADE;
    }
    if (conditions.mailNo() != null) {
      return WAYBILL;
    }
    if (conditions.buyerId() != null) {
      return BUYER;
    }
    return conditions.status() != null ? STATUS : TIME;
  }
}
