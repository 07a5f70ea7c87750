package io.lading.bench;

/** Pieces of a SKU in a warehouse before the first order. */
public record StockLevel(long warehouseId, long skuId, long quantity) {}
