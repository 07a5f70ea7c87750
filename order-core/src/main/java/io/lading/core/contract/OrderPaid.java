package io.lading.core.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.lading.trade.order-paid}: create a logistics order. Defaults of the contract are
 * already filled in, except packages (empty means one with every item) and totalAmount.
 */
public record OrderPaid(
    String tradeOrderCode,
    String bizType,
    OrderType orderType,
    @Nullable String parentLgOrderCode,
    @Nullable Integer orderOrigin,
    FulfilmentMode fulfilmentMode,
    long buyerId,
    @Nullable String buyerName,
    @Nullable Long sellerId,
    @Nullable String sellerName,
    long warehouseId,
    String currency,
    @Nullable BigDecimal totalAmount,
    @Nullable Party receiver,
    @Nullable Party sender,
    @Nullable DeliveryWindow deliveryWindow,
    int serviceSeconds,
    List<TradeItem> items,
    List<TradePackage> packages,
    @Nullable String feature)
    implements InputEvent {}
