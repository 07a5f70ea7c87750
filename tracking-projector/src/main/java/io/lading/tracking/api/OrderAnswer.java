package io.lading.tracking.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.model.LgOrderCode;
import io.lading.core.query.OrderView;
import io.lading.tracking.disclosure.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an order; described in openapi.json. {@code personalData}: whether the caller may see
 * it, whether there is any or not. {@code receiptCode}: null for whoever may not see it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderAnswer(
    String lgOrderCode,
    String orderId,
    String tradeOrderCode,
    String bizType,
    OrderType orderType,
    @Nullable String parentLgOrderCode,
    @Nullable Integer orderOrigin,
    FulfilmentMode fulfilmentMode,
    OrderStatus status,
    int statusVersion,
    int sequence,
    int version,
    String buyerId,
    @Nullable String buyerName,
    @Nullable String sellerId,
    @Nullable String sellerName,
    String warehouseId,
    String currency,
    BigDecimal totalAmount,
    @Nullable PartyAnswer receiver,
    @Nullable PartyAnswer sender,
    @Nullable WindowAnswer deliveryWindow,
    int serviceSeconds,
    @JsonRawValue @Nullable String feature,
    Instant createdAt,
    Instant updatedAt,
    Instant statusUpdatedAt,
    boolean personalData,
    @Nullable String receiptCode,
    @Nullable List<PackageAnswer> packages,
    @Nullable List<ItemAnswer> items) {

  static OrderAnswer of(OrderView order, Caller caller, @Nullable String receiptCode) {
    Long parent = order.parentOrderId();
    boolean personal = caller.seesPersonalData();
    return new OrderAnswer(
        LgOrderCode.of(order.orderId()),
        Long.toString(order.orderId()),
        order.tradeOrderCode(),
        order.bizType(),
        order.orderType(),
        parent == null ? null : LgOrderCode.of(parent),
        order.orderOrigin(),
        order.fulfilmentMode(),
        order.state().status(),
        order.state().version(),
        order.state().sequence(),
        order.version(),
        Long.toString(order.buyerId()),
        personal ? order.buyerName() : null,
        Text64.of(order.sellerId()),
        order.sellerName(),
        Long.toString(order.warehouseId()),
        order.currency(),
        order.totalAmount(),
        PartyAnswer.of(order.receiver(), caller),
        PartyAnswer.of(order.sender(), caller),
        WindowAnswer.of(order.deliveryWindow()),
        order.serviceSeconds(),
        personal ? order.feature() : null,
        order.createdAt(),
        order.updatedAt(),
        order.state().updatedAt(),
        personal,
        receiptCode,
        packages(order, caller),
        items(order, caller));
  }

  private static @Nullable List<PackageAnswer> packages(OrderView order, Caller caller) {
    return order.packages() == null
        ? null
        : order.packages().stream().map(parcel -> PackageAnswer.of(parcel, caller)).toList();
  }

  private static @Nullable List<ItemAnswer> items(OrderView order, Caller caller) {
    return order.items() == null
        ? null
        : order.items().stream().map(item -> ItemAnswer.of(item, caller)).toList();
  }
}
