package io.lading.core.stock;

import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of an adjustment, as an outcome; refusals in words and details. */
public final class AdjustmentOutcome {

  private AdjustmentOutcome() {}

  public static Outcome of(Entry.Actionable<InventoryAdjusted> entry, Adjustment adjustment) {
    return switch (adjustment) {
      case Adjustment.Adjusted _ -> new Outcome.Applied(null);
      case Adjustment.Unchanged _ -> new Outcome.NoOp(null, null);
      case Adjustment.BelowReserved below ->
          refused(entry, below.level(), "less than the pieces that orders hold would be left");
      case Adjustment.Uncountable beyond ->
          refused(entry, beyond.level(), "more pieces than can be counted would be in stock");
    };
  }

  private static Outcome refused(
      Entry.Actionable<InventoryAdjusted> entry, StockLevel level, String message) {
    return new Outcome.Rejected(
        new OrderRejected(
            RejectionCode.BELOW_RESERVED,
            message,
            null,
            null,
            null,
            null,
            entry.origin().causationId(),
            details(entry.event(), level)));
  }

  private static Map<String, Object> details(InventoryAdjusted event, StockLevel level) {
    var details = new LinkedHashMap<String, Object>();
    details.put("warehouseId", Long.toString(event.warehouseId()));
    details.put("skuId", Long.toString(event.skuId()));
    details.put("quantity", BigDecimal.valueOf(level.quantity()));
    details.put("reserved", BigDecimal.valueOf(level.reserved()));
    if (event.delta() != null) {
      details.put("delta", BigDecimal.valueOf(event.delta()));
    }
    if (event.setTo() != null) {
      details.put("setTo", BigDecimal.valueOf(event.setTo()));
    }
    return details;
  }
}
