package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** A package as the trade splits it; what is absent is the order's. */
public record TradePackage(
    String packageNo,
    @Nullable Long warehouseId,
    @Nullable Integer packageType,
    @Nullable String mailNo,
    @Nullable String expressCode,
    @Nullable String expressName,
    @Nullable Party receiver,
    @Nullable Party sender,
    @Nullable DeliveryWindow deliveryWindow,
    @Nullable String feature) {}
