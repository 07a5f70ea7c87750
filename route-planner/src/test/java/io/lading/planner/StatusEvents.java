package io.lading.planner;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Shipment;
import io.lading.core.contract.StatusChanged;
import io.lading.core.model.LgOrderCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status events as the order centre publishes them. */
public final class StatusEvents {

  public static final Instant START = Instant.parse("2026-11-28T08:00:00Z");

  /** The sequence of an order's second event: it leaves PENDING. */
  static final int CONFIRMED = 2;

  private StatusEvents() {}

  /** The order's first event: it is there. */
  static StatusChanged pending(StatusChanged confirmed) {
    return event(confirmed.orderId(), 1, EventKind.TRANSITION, OrderStatus.PENDING, null);
  }

  /** The order leaves PENDING with these shipments: its second event. */
  public static StatusChanged confirmed(long orderId, Shipment... shipments) {
    return event(orderId, CONFIRMED, EventKind.TRANSITION, OrderStatus.CONFIRMED, null, shipments);
  }

  public static StatusChanged moved(long orderId, int sequence, Shipment... shipments) {
    return event(orderId, sequence, EventKind.FIELDS, OrderStatus.CONFIRMED, null, shipments);
  }

  /** The order as a whole. */
  public static StatusChanged order(long orderId, int sequence, OrderStatus status) {
    return event(orderId, sequence, EventKind.TRANSITION, status, null);
  }

  /** Its package p1. */
  public static StatusChanged parcel(long orderId, int sequence, OrderStatus status) {
    return parcel(orderId, sequence, EventKind.PACKAGE, status);
  }

  public static StatusChanged parcel(
      long orderId, int sequence, EventKind kind, OrderStatus status) {
    return event(orderId, sequence, kind, status, new PackageState("p1", status, null, null));
  }

  private static StatusChanged event(
      long orderId,
      int sequence,
      EventKind kind,
      OrderStatus status,
      @Nullable PackageState one,
      Shipment... shipments) {
    return new StatusChanged(
        orderId,
        LgOrderCode.of(orderId),
        "trade-" + orderId,
        "RETAIL",
        7,
        1,
        OrderType.FORWARD,
        FulfilmentMode.DIRECT,
        sequence,
        sequence - 1,
        kind,
        status,
        null,
        status,
        one,
        List.of(),
        null,
        null,
        START.plusSeconds(sequence),
        START.plusSeconds(sequence),
        List.of(shipments));
  }

  /** Package p1 of 1 kg and a litre, from warehouse 1. */
  public static Shipment to(double lat, double lon) {
    return shipment("p1", new Destination(null, lat, lon), "1", DeliveryWindow.ALWAYS);
  }

  public static Shipment shipment(
      String packageNo, Destination destination, String kilograms, DeliveryWindow window) {
    return new Shipment(
        packageNo,
        1,
        destination,
        new BigDecimal(kilograms),
        new BigDecimal("0.001"),
        1,
        window,
        120);
  }
}
