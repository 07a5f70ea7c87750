package io.lading.core.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a planner needs to know of one package. weight in kg, volume in m³, itemCount in pieces. */
public record Shipment(
    String packageNo,
    long warehouseId,
    Destination destination,
    BigDecimal weight,
    BigDecimal volume,
    int itemCount,
    @Nullable DeliveryWindow deliveryWindow,
    int serviceSeconds) {}
