package io.lading.core.create;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradePackage;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.stock.Demand;
import java.util.Arrays;
import java.util.List;

/**
 * Which package each item of a trade goes into (subscripts of packages), and from which warehouse.
 * Without packages there is one with every item; an item that names none goes into the only one.
 */
public record Packing(List<TradePackage> packages, int[] packageOfItem) {

  private static final List<TradePackage> ONE =
      List.of(new TradePackage("1", null, null, null, null, null, null, null, null, null));

  public static Packing of(OrderPaid trade) {
    var packageOfItem = new int[trade.items().size()];
    if (trade.packages().isEmpty()) {
      return new Packing(ONE, packageOfItem);
    }
    Arrays.setAll(packageOfItem, i -> indexOf(trade, trade.items().get(i)));
    return new Packing(trade.packages(), packageOfItem);
  }

  private static int indexOf(OrderPaid trade, TradeItem item) {
    if (item.packageNo() == null && trade.packages().size() == 1) {
      return 0;
    }
    for (int i = 0; i < trade.packages().size(); i++) {
      if (trade.packages().get(i).packageNo().equals(item.packageNo())) {
        return i;
      }
    }
    throw new InvariantBroken(
        "item %d of trade %s names package %s, which the trade does not have"
            .formatted(item.itemId(), trade.tradeOrderCode(), item.packageNo()));
  }

  /** Where the stock of a package is: its own warehouse, or the order's. */
  public long warehouse(OrderPaid trade, int packageIndex) {
    Long own = packages.get(packageIndex).warehouseId();
    return own == null ? trade.warehouseId() : own;
  }

  public Demand demand(OrderPaid trade) {
    var demand = new Demand();
    for (int i = 0; i < packageOfItem.length; i++) {
      TradeItem item = trade.items().get(i);
      demand.add(warehouse(trade, packageOfItem[i]), item.skuId(), item.quantity());
    }
    return demand;
  }
}
