package io.lading.core.stock;

/** A SKU in a warehouse. */
public record StockKey(long warehouseId, long skuId) {}
