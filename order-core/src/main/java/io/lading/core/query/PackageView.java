package io.lading.core.query;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Party;
import org.jspecify.annotations.Nullable;

/**
 * A package of an order. receiver, sender, deliveryWindow: its own, where it has one; else its
 * order's count. version: of its fields. feature: a JSON object as text.
 */
public record PackageView(
    String packageNo,
    OrderStatus status,
    long warehouseId,
    @Nullable Integer packageType,
    @Nullable String mailNo,
    @Nullable String expressCode,
    @Nullable String expressName,
    @Nullable Party receiver,
    @Nullable Party sender,
    @Nullable DeliveryWindow deliveryWindow,
    @Nullable String feature,
    int version) {}
