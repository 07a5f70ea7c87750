package io.lading.core.create;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.TradeKey;
import io.lading.core.contract.TradePackage;
import io.lading.core.contract.Waybill;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.model.CanonicalContent;
import io.lading.core.stock.Demand;
import java.util.ArrayList;
import java.util.List;

/** A trade of a batch (its subscript there) and what is derived from it. */
public record Trade(
    int index,
    Entry.Actionable<OrderPaid> entry,
    TradeKey key,
    byte[] hash,
    Packing packing,
    Demand demand) {

  /** The trades of a batch that can be acted on. */
  public static List<Trade> all(Batch<OrderPaid> batch) {
    var trades = new ArrayList<Trade>(batch.entries().size());
    for (int i = 0; i < batch.entries().size(); i++) {
      if (batch.entries().get(i) instanceof Entry.Actionable<OrderPaid> entry) {
        trades.add(of(i, entry));
      }
    }
    return trades;
  }

  private static Trade of(int index, Entry.Actionable<OrderPaid> entry) {
    OrderPaid paid = entry.event();
    var key = new TradeKey(paid.tradeOrderCode(), paid.bizType());
    Packing packing = Packing.of(paid);
    // A return takes nothing from stock.
    Demand demand = paid.orderType() == OrderType.REVERSE ? new Demand() : packing.demand(paid);
    return new Trade(index, entry, key, CanonicalContent.hash(paid), packing, demand);
  }

  /** Of the packages that have one from the beginning. */
  public List<Waybill> waybills() {
    var waybills = new ArrayList<Waybill>();
    for (TradePackage parcel : packing.packages()) {
      if (parcel.expressCode() != null && parcel.mailNo() != null) {
        waybills.add(new Waybill(parcel.expressCode(), parcel.mailNo()));
      }
    }
    return waybills;
  }

  public OrderPaid paid() {
    return entry.event();
  }
}
