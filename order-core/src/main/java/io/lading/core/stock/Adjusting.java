package io.lading.core.stock;

import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.intake.InvariantBroken;
import java.util.HashMap;
import java.util.Map;

/**
 * Folds adjustments into stock levels in the order they come (domain, "Stock"). A SKU without a
 * level has no stock. An adjustment that is refused changes nothing for the next.
 */
public final class Adjusting {

  private final Map<StockKey, StockLevel> levels;
  private final Map<StockKey, Long> quantities = new HashMap<>();

  public Adjusting(Map<StockKey, StockLevel> levels) {
    this.levels = new HashMap<>(levels);
  }

  /** Whether an adjustment may lead to stock of a SKU that had no row. */
  public static boolean mayAdd(InventoryAdjusted event) {
    return (event.setTo() != null && event.setTo() > 0)
        || (event.delta() != null && event.delta() > 0);
  }

  public Adjustment apply(InventoryAdjusted event) {
    var key = new StockKey(event.warehouseId(), event.skuId());
    StockLevel level = levels.getOrDefault(key, StockLevel.NONE);
    if (overflows(level, event)) {
      return new Adjustment.Uncountable(level);
    }
    long quantity = wanted(level, event);
    if (quantity == level.quantity()) {
      return new Adjustment.Unchanged();
    }
    if (quantity < level.reserved()) {
      return new Adjustment.BelowReserved(level);
    }
    levels.put(key, new StockLevel(quantity, level.reserved()));
    quantities.put(key, quantity);
    return new Adjustment.Adjusted(quantity - level.quantity(), quantity);
  }

  /** The new quantities of the SKUs that were adjusted. */
  public Map<StockKey, Long> quantities() {
    return quantities;
  }

  private static boolean overflows(StockLevel level, InventoryAdjusted event) {
    return event.delta() != null && event.delta() > Long.MAX_VALUE - level.quantity();
  }

  private static long wanted(StockLevel level, InventoryAdjusted event) {
    if (event.setTo() != null) {
      return event.setTo();
    }
    if (event.delta() == null) {
      throw new InvariantBroken("an adjustment has neither delta nor setTo: " + event);
    }
    return level.quantity() + event.delta();
  }
}
