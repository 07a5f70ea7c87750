package io.lading.core.contract;

/** A SKU that was short: pieces wanted and pieces available then. */
public record ShortSku(long warehouseId, long skuId, long wanted, long available) {}
