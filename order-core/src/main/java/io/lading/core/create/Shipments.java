package io.lading.core.create;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.Location;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Party;
import io.lading.core.contract.Shipment;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradePackage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What planners need to know of the packages of a trade; what a package lacks is its order's. */
final class Shipments {

  private Shipments() {}

  static List<Shipment> of(Trade trade) {
    var shipments = new ArrayList<Shipment>(1);
    for (int index = 0; index < trade.packing().packages().size(); index++) {
      shipments.add(of(trade, index));
    }
    return shipments;
  }

  private static Shipment of(Trade trade, int index) {
    OrderPaid paid = trade.paid();
    TradePackage parcel = trade.packing().packages().get(index);
    List<TradeItem> items = items(trade, index);
    return new Shipment(
        parcel.packageNo(),
        trade.packing().warehouse(paid, index),
        destination(own(parcel.receiver()) ? parcel.receiver() : paid.receiver()),
        items.stream()
            .map(item -> of(item, item.weight()))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .stripTrailingZeros(),
        items.stream()
            .map(item -> of(item, item.volume()))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .stripTrailingZeros(),
        items.stream().mapToInt(TradeItem::quantity).reduce(0, Math::addExact),
        window(own(parcel.deliveryWindow()) ? parcel.deliveryWindow() : paid.deliveryWindow()),
        paid.serviceSeconds());
  }

  private static List<TradeItem> items(Trade trade, int index) {
    var items = new ArrayList<TradeItem>();
    for (int i = 0; i < trade.paid().items().size(); i++) {
      if (trade.packing().packageOfItem()[i] == index) {
        items.add(trade.paid().items().get(i));
      }
    }
    return items;
  }

  private static BigDecimal of(TradeItem item, @Nullable BigDecimal each) {
    return each == null ? BigDecimal.ZERO : each.multiply(BigDecimal.valueOf(item.quantity()));
  }

  private static boolean own(@Nullable Party receiver) {
    return receiver != null && !receiver.equals(Party.NOBODY);
  }

  private static boolean own(@Nullable DeliveryWindow window) {
    return window(window) != null;
  }

  private static @Nullable DeliveryWindow window(@Nullable DeliveryWindow window) {
    return DeliveryWindow.ALWAYS.equals(window) ? null : window;
  }

  private static Destination destination(@Nullable Party receiver) {
    if (receiver == null) {
      return new Destination(null, null, null);
    }
    Location at = receiver.location();
    return at == null
        ? new Destination(receiver.addressCode(), null, null)
        : new Destination(receiver.addressCode(), at.lat(), at.lon());
  }
}
