package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * {@code io.lading.inventory.adjusted}: exactly one of delta (pieces) and setTo (the new quantity,
 * pieces) is present.
 */
public record InventoryAdjusted(
    long warehouseId,
    long skuId,
    @Nullable Long delta,
    @Nullable Long setTo,
    @Nullable String reason)
    implements InputEvent {}
