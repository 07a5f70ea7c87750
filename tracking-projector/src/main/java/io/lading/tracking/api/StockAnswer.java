package io.lading.tracking.api;

import io.lading.core.query.StockView;
import java.time.Instant;

/** The JSON of a level of stock. */
record StockAnswer(
    String warehouseId,
    String skuId,
    long quantity,
    long reserved,
    long available,
    long version,
    Instant updatedAt) {

  static StockAnswer of(StockView stock) {
    return new StockAnswer(
        Long.toString(stock.warehouseId()),
        Long.toString(stock.skuId()),
        stock.quantity(),
        stock.reserved(),
        stock.available(),
        stock.version(),
        stock.updatedAt());
  }
}
