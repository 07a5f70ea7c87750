package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** A package in a snapshot of its order. */
public record SnapshotPackage(
    String packageNo,
    OrderStatus status,
    @Nullable String mailNo,
    @Nullable String expressCode,
    long warehouseId,
    Destination destination,
    @Nullable DeliveryWindow deliveryWindow) {}
