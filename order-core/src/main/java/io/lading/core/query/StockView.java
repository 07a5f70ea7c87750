package io.lading.core.query;

import java.time.Instant;

/** Pieces of a SKU in a warehouse. quantity: not yet deducted; reserved: held by orders. */
public record StockView(
    long warehouseId, long skuId, long quantity, long reserved, long version, Instant updatedAt) {

  public long available() {
    return quantity - reserved;
  }
}
