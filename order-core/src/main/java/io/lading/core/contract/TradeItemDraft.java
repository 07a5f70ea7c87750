package io.lading.core.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

final class TradeItemDraft implements Draft<TradeItem> {
  private @Nullable Long itemId;
  private @Nullable Long skuId;
  private @Nullable Integer quantity;
  private @Nullable BigDecimal unitPrice;
  private @Nullable String tradeSubOrderCode;
  private @Nullable String skuName;
  private @Nullable String itemName;
  private @Nullable Integer itemType;
  private @Nullable Long shopId;
  private @Nullable BigDecimal weight;
  private @Nullable BigDecimal volume;
  private @Nullable String marking;
  private @Nullable String packageNo;
  private @Nullable String feature;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "itemId" -> itemId = in.int64();
      case "skuId" -> skuId = in.int64();
      case "quantity" -> quantity = in.int32(1, 1_000_000);
      case "unitPrice" -> unitPrice = in.decimal(12, 2, true);
      case "tradeSubOrderCode" -> tradeSubOrderCode = in.text(0, 256);
      case "skuName" -> skuName = in.text(0, 256);
      case "itemName" -> itemName = in.text(0, 256);
      case "itemType" -> itemType = in.int32(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "shopId" -> shopId = in.int64();
      case "weight" -> weight = in.decimal(12, 3, false);
      case "volume" -> volume = in.decimal(12, 6, false);
      case "marking" -> marking = in.text(0, 128);
      case "packageNo" -> packageNo = in.text(1, 64);
      case "feature" -> feature = JsonText.feature(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public TradeItem finish(JsonCursor in) {
    long item = in.required("itemId", itemId, 0L);
    return new TradeItem(
        item,
        skuId == null ? item : skuId,
        in.required("quantity", quantity, 1),
        unitPrice,
        tradeSubOrderCode,
        skuName,
        itemName,
        itemType,
        shopId,
        weight,
        volume,
        marking,
        packageNo,
        feature);
  }
}
