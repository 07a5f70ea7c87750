package io.lading.core.query;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.Party;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of an order, personal data too. version: of its fields. packages, items:
 * in the order of the trade, null if they were not asked for. feature: a JSON object as text.
 */
public record OrderView(
    long orderId,
    String tradeOrderCode,
    String bizType,
    OrderType orderType,
    @Nullable Integer orderOrigin,
    FulfilmentMode fulfilmentMode,
    @Nullable Long parentOrderId,
    long buyerId,
    @Nullable String buyerName,
    @Nullable Long sellerId,
    @Nullable String sellerName,
    long warehouseId,
    String currency,
    BigDecimal totalAmount,
    @Nullable Party receiver,
    @Nullable Party sender,
    @Nullable DeliveryWindow deliveryWindow,
    int serviceSeconds,
    @Nullable String feature,
    int version,
    Instant createdAt,
    Instant updatedAt,
    OrderState state,
    @Nullable List<PackageView> packages,
    @Nullable List<ItemView> items) {

  public OrderView with(@Nullable List<PackageView> parcels, @Nullable List<ItemView> goods) {
    return new OrderView(
        orderId,
        tradeOrderCode,
        bizType,
        orderType,
        orderOrigin,
        fulfilmentMode,
        parentOrderId,
        buyerId,
        buyerName,
        sellerId,
        sellerName,
        warehouseId,
        currency,
        totalAmount,
        receiver,
        sender,
        deliveryWindow,
        serviceSeconds,
        feature,
        version,
        createdAt,
        updatedAt,
        state,
        parcels,
        goods);
  }
}
