package io.lading.tracking.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lading.core.contract.OrderStatus;
import io.lading.core.query.ItemView;
import io.lading.tracking.disclosure.Caller;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The JSON of an item. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemAnswer(
    String itemId,
    String skuId,
    int quantity,
    OrderStatus status,
    String packageNo,
    @Nullable BigDecimal unitPrice,
    @Nullable String tradeSubOrderCode,
    @Nullable String skuName,
    @Nullable String itemName,
    @Nullable Integer itemType,
    @Nullable String shopId,
    @Nullable BigDecimal weight,
    @Nullable BigDecimal volume,
    @Nullable String marking,
    @JsonRawValue @Nullable String feature) {

  static ItemAnswer of(ItemView item, Caller caller) {
    return new ItemAnswer(
        Long.toString(item.itemId()),
        Long.toString(item.skuId()),
        item.quantity(),
        item.status(),
        item.packageNo(),
        item.unitPrice(),
        item.tradeSubOrderCode(),
        item.skuName(),
        item.itemName(),
        item.itemType(),
        Text64.of(item.shopId()),
        item.weight(),
        item.volume(),
        item.marking(),
        caller.seesPersonalData() ? item.feature() : null);
  }
}
