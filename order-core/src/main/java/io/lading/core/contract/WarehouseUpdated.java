package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** {@code io.lading.fleet.warehouse-updated}. */
public record WarehouseUpdated(long warehouseId, @Nullable String name, Location location)
    implements InputEvent {}
