package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** The fields that name an order, wherever they occur. The order's own code goes first. */
final class OrderRefDraft {
  private final OrderCode code;
  private @Nullable String lgOrderCode;
  private @Nullable String tradeOrderCode;
  private @Nullable String bizType;

  OrderRefDraft() {
    this(null);
  }

  /** {@code given}: the order's own code, if it is known from outside. */
  OrderRefDraft(@Nullable String given) {
    this.code = new OrderCode(given);
    this.lgOrderCode = given;
  }

  boolean take(String field, JsonCursor in) {
    switch (field) {
      case "lgOrderCode" -> lgOrderCode = code.read(in);
      case "tradeOrderCode" -> tradeOrderCode = in.text(1, 128);
      case "bizType" -> bizType = in.text(1, 32);
      default -> {
        return false;
      }
    }
    return true;
  }

  OrderRef order(JsonCursor in) {
    if (lgOrderCode != null) {
      return new OrderRef(lgOrderCode, null);
    }
    if (tradeOrderCode == null && bizType == null) {
      in.violation("/lgOrderCode", "to be present, or tradeOrderCode with bizType");
    }
    return new OrderRef(null, tradeOrderCode == null && bizType == null ? null : trade(in));
  }

  TradeKey trade(JsonCursor in) {
    return new TradeKey(
        in.required("tradeOrderCode", tradeOrderCode, ""), in.required("bizType", bizType, ""));
  }
}
