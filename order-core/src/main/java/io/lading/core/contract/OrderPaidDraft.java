package io.lading.core.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in the contract's defaults; {@link TradeRules} checks what concerns several fields. */
final class OrderPaidDraft implements Draft<OrderPaid> {
  private static final Choice<OrderType> ORDER_TYPE = Choice.of(OrderType.class);
  private static final Choice<FulfilmentMode> MODE = Choice.of(FulfilmentMode.class);

  private @Nullable String tradeOrderCode;
  private @Nullable String bizType;
  private @Nullable OrderType orderType;
  private @Nullable String parentLgOrderCode;
  private @Nullable Integer orderOrigin;
  private @Nullable FulfilmentMode fulfilmentMode;
  private @Nullable Long buyerId;
  private @Nullable String buyerName;
  private @Nullable Long sellerId;
  private @Nullable String sellerName;
  private @Nullable Long warehouseId;
  private @Nullable String currency;
  private @Nullable BigDecimal totalAmount;
  private @Nullable Party receiver;
  private @Nullable Party sender;
  private @Nullable DeliveryWindow deliveryWindow;
  private @Nullable Integer serviceSeconds;
  private @Nullable List<TradeItem> items;
  private @Nullable List<TradePackage> packages;
  private @Nullable String feature;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "tradeOrderCode" -> tradeOrderCode = in.text(1, 128);
      case "bizType" -> bizType = in.text(1, 32);
      case "orderType" -> orderType = in.oneOf(ORDER_TYPE);
      case "parentLgOrderCode" -> parentLgOrderCode = in.text(1, 128);
      case "orderOrigin" -> orderOrigin = in.int32(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "fulfilmentMode" -> fulfilmentMode = in.oneOf(MODE);
      case "buyerId" -> buyerId = in.int64();
      case "buyerName" -> buyerName = in.text(0, 64);
      case "sellerId" -> sellerId = in.int64();
      case "sellerName" -> sellerName = in.text(0, 64);
      case "warehouseId" -> warehouseId = in.int64();
      case "currency" -> currency = in.currency();
      case "totalAmount" -> totalAmount = in.decimal(12, 2, true);
      case "receiver" -> receiver = in.object(new PartyDraft());
      case "sender" -> sender = in.object(new PartyDraft());
      case "deliveryWindow" -> deliveryWindow = in.object(WindowDraft.ofDelivery());
      case "serviceSeconds" -> serviceSeconds = in.int32(0, 86_400);
      case "items" -> items = in.array(1, 500, TradeItemDraft::new);
      case "packages" -> packages = in.array(0, 100, TradePackageDraft::new);
      case "feature" -> feature = JsonText.feature(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public OrderPaid finish(JsonCursor in) {
    OrderPaid trade =
        new OrderPaid(
            in.required("tradeOrderCode", tradeOrderCode, ""),
            in.required("bizType", bizType, ""),
            orderType == null ? OrderType.FORWARD : orderType,
            parentLgOrderCode,
            orderOrigin,
            fulfilmentMode == null ? FulfilmentMode.DIRECT : fulfilmentMode,
            in.required("buyerId", buyerId, 0L),
            buyerName,
            sellerId,
            sellerName,
            in.required("warehouseId", warehouseId, 0L),
            currency == null ? "CNY" : currency,
            totalAmount,
            receiver,
            sender,
            deliveryWindow,
            serviceSeconds == null ? 120 : serviceSeconds,
            in.required("items", items, List.of()),
            packages == null ? List.of() : packages,
            feature);
    TradeRules.check(trade, in);
    return trade;
  }
}
