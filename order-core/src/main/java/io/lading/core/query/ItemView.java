package io.lading.core.query;

import io.lading.core.contract.OrderStatus;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A goods line of an order. status: its package's. weight in kg, volume in m³. feature: a JSON
 * object as text.
 */
public record ItemView(
    long itemId,
    long skuId,
    int quantity,
    OrderStatus status,
    String packageNo,
    @Nullable BigDecimal unitPrice,
    @Nullable String tradeSubOrderCode,
    @Nullable String skuName,
    @Nullable String itemName,
    @Nullable Integer itemType,
    @Nullable Long shopId,
    @Nullable BigDecimal weight,
    @Nullable BigDecimal volume,
    @Nullable String marking,
    @Nullable String feature) {}
