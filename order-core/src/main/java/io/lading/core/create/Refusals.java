package io.lading.core.create;

import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import io.lading.core.contract.ShortSku;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.model.LgOrderCode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The refusals of a trade, in words and in details (contract, "Outputs"): ids are text there,
 * counts are decimals, so that a Long is never mistaken for the other.
 */
final class Refusals {

  private Refusals() {}

  static Rejected insufficientStock(Trade trade, List<ShortSku> skus) {
    List<Map<String, Object>> details = skus.stream().map(Refusals::details).toList();
    return refused(
        trade,
        RejectionCode.INSUFFICIENT_STOCK,
        "%d of the order's SKUs are short of stock".formatted(skus.size()),
        null,
        Map.of("skus", details));
  }

  private static Map<String, Object> details(ShortSku sku) {
    return Map.of(
        "warehouseId", Long.toString(sku.warehouseId()),
        "skuId", Long.toString(sku.skuId()),
        "wanted", BigDecimal.valueOf(sku.wanted()),
        "available", BigDecimal.valueOf(sku.available()));
  }

  static Rejected conflictingDuplicate(Trade trade, long orderId) {
    String existing = LgOrderCode.of(orderId);
    return refused(
        trade,
        RejectionCode.CONFLICTING_DUPLICATE,
        "the trade was already ordered as " + existing + " with other content",
        existing,
        Map.of("lgOrderCode", existing));
  }

  static Rejected cancelledBeforeCreation(Trade trade) {
    return refused(
        trade,
        RejectionCode.CANCELLED_BEFORE_CREATION,
        "the trade was cancelled before it was ordered",
        null,
        Map.of());
  }

  /** skus: only if that is the reason. */
  static Rejected invalidReturn(Trade trade, ReturnRuling.Invalid invalid) {
    String parent = String.valueOf(trade.paid().parentLgOrderCode());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("parentLgOrderCode", parent);
    details.put("reason", invalid.reason());
    if (!invalid.tooMany().isEmpty()) {
      details.put("skus", invalid.tooMany().stream().map(Refusals::details).toList());
    }
    return refused(
        trade,
        RejectionCode.INVALID_RETURN,
        "no return for order " + parent + ": " + invalid.reason(),
        null,
        details);
  }

  private static Map<String, Object> details(ReturnRuling.TooMany sku) {
    return Map.of(
        "skuId", Long.toString(sku.skuId()),
        "wanted", BigDecimal.valueOf(sku.wanted()),
        "returnable", BigDecimal.valueOf(sku.returnable()));
  }

  private static Rejected refused(
      Trade trade,
      RejectionCode code,
      String message,
      @Nullable String lgOrderCode,
      Map<String, Object> details) {
    return new Rejected(
        new OrderRejected(
            code,
            message,
            trade.key().tradeOrderCode(),
            trade.key().bizType(),
            lgOrderCode,
            null,
            trade.entry().origin().causationId(),
            details));
  }
}
