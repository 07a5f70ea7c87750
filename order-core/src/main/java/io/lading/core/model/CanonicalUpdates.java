package io.lading.core.model;

import io.lading.core.contract.Checkpoint;
import io.lading.core.contract.CourierUpdated;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InterceptAnswered;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.OrderCancel;
import io.lading.core.contract.OrderCancelled;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderRef;
import io.lading.core.contract.OrderUpdate;
import io.lading.core.contract.Place;
import io.lading.core.contract.PlaceUpdated;
import io.lading.core.contract.ReceiverChanged;
import io.lading.core.contract.RouteDeparted;
import io.lading.core.contract.RouteFinished;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.contract.TradeKey;
import io.lading.core.contract.WarehouseUpdated;
import org.jspecify.annotations.Nullable;

/** Canonical bytes of every input but the trade: all fields, in the order of the records. */
final class CanonicalUpdates {

  private CanonicalUpdates() {}

  static void write(InputEvent event, CanonicalBytes out) {
    switch (event) {
      case OrderPaid trade -> throw new IllegalArgumentException("a trade is no update: " + trade);
      case OrderCancelled e -> trade(e.trade(), out).text(e.reason());
      case ReceiverChanged e -> CanonicalContent.write(e.receiver(), trade(e.trade(), out));
      case StatusUpdate e -> write(e, out);
      case InterceptAnswered e -> write(e, out);
      case OrderUpdate e -> write(e, out);
      case OrderCancel e -> order(e.order(), out).text(e.packageNo()).text(e.reason());
      case Checkpoint e -> write(e, out);
      case InventoryAdjusted e -> write(e, out);
      case WarehouseUpdated e -> out.number(e.warehouseId()).text(e.name()).location(e.location());
      case PlaceUpdated e -> out.text(e.addressCode()).location(e.location());
      case CourierUpdated e -> write(e, out);
      case RouteDeparted e -> out.text(e.routeId()).time(e.occurredAt());
      case RouteFinished e -> out.text(e.routeId()).number(e.distanceMetres()).time(e.occurredAt());
    }
  }

  /** An item was not named before; without one the bytes are as they were. */
  private static void write(OrderUpdate e, CanonicalBytes out) {
    out.text(e.lgOrderCode()).text(e.packageNo()).number(e.expectedVersion());
    out.text(e.changes().text());
    if (e.itemId() != null) {
      out.number(e.itemId());
    }
  }

  private static void write(StatusUpdate e, CanonicalBytes out) {
    order(e.order(), out).word(e.status()).text(e.packageNo()).number(e.expectedStatusVersion());
    out.text(e.mailNo()).text(e.expressCode()).text(e.expressName());
    place(e.location(), out).text(e.description()).time(e.occurredAt());
  }

  private static void write(InterceptAnswered e, CanonicalBytes out) {
    out.text(e.lgOrderCode()).text(e.packageNo()).word(e.outcome());
    out.text(e.description()).time(e.occurredAt());
  }

  private static void write(Checkpoint e, CanonicalBytes out) {
    out.text(e.lgOrderCode());
    if (!out.isAbsent(e.waybill()) && e.waybill() != null) {
      out.text(e.waybill().expressCode()).text(e.waybill().mailNo());
    }
    out.text(e.packageNo());
    place(e.location(), out).text(e.description()).time(e.occurredAt());
  }

  private static void write(InventoryAdjusted e, CanonicalBytes out) {
    out.number(e.warehouseId()).number(e.skuId());
    out.number(e.delta()).number(e.setTo()).text(e.reason());
  }

  private static void write(CourierUpdated e, CanonicalBytes out) {
    out.number(e.courierId()).number(e.warehouseId()).text(e.name()).word(e.status());
    out.location(e.location()).decimal(e.maxWeight()).decimal(e.maxVolume()).number(e.maxStops());
    if (!out.isAbsent(e.shift()) && e.shift() != null) {
      out.time(e.shift().from()).time(e.shift().to());
    }
    out.time(e.occurredAt());
  }

  private static CanonicalBytes order(OrderRef order, CanonicalBytes out) {
    out.text(order.lgOrderCode());
    return trade(order.trade(), out);
  }

  private static CanonicalBytes trade(@Nullable TradeKey trade, CanonicalBytes out) {
    if (!out.isAbsent(trade) && trade != null) {
      out.text(trade.tradeOrderCode()).text(trade.bizType());
    }
    return out;
  }

  private static CanonicalBytes place(@Nullable Place place, CanonicalBytes out) {
    if (!out.isAbsent(place) && place != null) {
      out.text(place.text()).degrees(place.lat()).degrees(place.lon());
    }
    return out;
  }
}
