package io.lading.core.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A goods line of a paid trade. weight in kg, volume in m³, skuId already defaulted to itemId. */
public record TradeItem(
    long itemId,
    long skuId,
    int quantity,
    @Nullable BigDecimal unitPrice,
    @Nullable String tradeSubOrderCode,
    @Nullable String skuName,
    @Nullable String itemName,
    @Nullable Integer itemType,
    @Nullable Long shopId,
    @Nullable BigDecimal weight,
    @Nullable BigDecimal volume,
    @Nullable String marking,
    @Nullable String packageNo,
    @Nullable String feature) {}
