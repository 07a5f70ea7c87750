package io.lading.bench.postgres;

import java.util.List;

/**
 * One order as Lading wrote it: for each table of {@link OrderTable#NAMES} its rows, and what it
 * reserved, in the order of (warehouse, SKU).
 */
public record RecordedOrder(
    long orderId, String tradeOrderCode, List<List<Row>> rows, List<Reserved> reserved) {

  /** Pieces of a SKU in a warehouse. */
  public record Reserved(long warehouseId, long skuId, long pieces) {}
}
