package io.lading.core.centre.postgres;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Party;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradePackage;
import io.lading.core.reference.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trades of a history, with the fields that the reference model gives its orders. */
final class PaidTrades {

  static final String BIZ_TYPE = "B2C";

  private PaidTrades() {}

  /** parentCode: of the order that it gives back. */
  static OrderPaid of(Action.Create create, @Nullable String parentCode) {
    return new OrderPaid(
        create.trade(),
        BIZ_TYPE,
        create.type(),
        parentCode,
        null,
        create.mode(),
        create.buyerId(),
        "Buyer",
        null,
        null,
        1,
        "CNY",
        null,
        party("Receiver", "Street"),
        party("Sender", null),
        null,
        120,
        items(create),
        create.parcels().stream().map(PaidTrades::parcel).toList(),
        null);
  }

  private static List<TradeItem> items(Action.Create create) {
    var items = new ArrayList<TradeItem>();
    for (Action.Parcel parcel : create.parcels()) {
      parcel.pieces().forEach((sku, pieces) -> items.add(item(sku, pieces, parcel.packageNo())));
    }
    return items;
  }

  private static TradeItem item(long sku, int pieces, String packageNo) {
    return new TradeItem(
        sku, sku, pieces, null, null, null, null, null, null, null, null, null, packageNo, null);
  }

  private static TradePackage parcel(Action.Parcel parcel) {
    return new TradePackage(
        parcel.packageNo(),
        parcel.warehouseId(),
        null,
        null,
        null,
        null,
        parcel.ownReceiver() ? party("Other", "Other Street") : null,
        null,
        null,
        null);
  }

  private static Party party(String name, @Nullable String address) {
    return new Party(null, name, null, null, null, null, null, address, null, null);
  }
}
