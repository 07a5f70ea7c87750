package io.lading.tracking;

import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Place;
import io.lading.core.contract.StatusChanged;
import io.lading.core.model.LgOrderCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status events as the order centre publishes them. */
final class StatusEvents {

  static final Instant START = Instant.parse("2026-11-21T10:00:00.123456Z");

  private static final OrderStatus[] STATUSES = OrderStatus.values();
  private static final JsonEventWriter WRITER = new JsonEventWriter(CoordinatePrecision.EXACT);

  private StatusEvents() {}

  /** The event with this sequence; every part of an event is in one of four in a row. */
  static StatusChanged event(long orderId, int sequence) {
    boolean full = sequence % 4 == 2;
    OrderStatus status = STATUSES[(sequence - 1) % 8];
    return new Said(
            sequence % 4 == 3 ? EventKind.FIELDS : EventKind.TRANSITION,
            status,
            sequence == 1 ? null : STATUSES[(sequence - 2) % 8],
            full ? status : null,
            full ? new PackageState("p'1", status, "SF \"1\", 2", "SF") : null,
            sequence % 4 == 3 ? List.of("receiver.name", "mailNo") : List.of(),
            full ? new Place("杭州, hub {3}", 30.25, 120.17) : null,
            full ? "arrived\n\\at NULL" : null,
            full ? START.minusSeconds(5) : null,
            START.plusSeconds(sequence))
        .of(orderId, sequence, sequence - 1);
  }

  static OutgoingMessage message(long orderId, int sequence) {
    return message(event(orderId, sequence));
  }

  private static OutgoingMessage message(StatusChanged event) {
    return WRITER.statusChanged(event, new Origin(null, null, null));
  }

  /** Of a kind, about a package, with everything that an event may say; it happened long before. */
  static OutgoingMessage message(long orderId, int sequence, EventKind kind) {
    return new Said(
            kind,
            OrderStatus.DELIVERED,
            OrderStatus.OUT_FOR_DELIVERY,
            OrderStatus.PICKED_UP,
            new PackageState("p1", OrderStatus.DELIVERED, "SF1", "SF"),
            List.of("receiver.name"),
            new Place("hub", 30.25, 120.17),
            kind.name(),
            START.minusSeconds(3_600L * sequence),
            START)
        .published(orderId, sequence);
  }

  /** About a package or the whole order, with its time in the world if somebody said it. */
  static OutgoingMessage scan(
      long orderId,
      int sequence,
      EventKind kind,
      @Nullable PackageState parcel,
      @Nullable Instant occurredAt,
      String description) {
    return new Said(
            kind,
            OrderStatus.PICKED_UP,
            null,
            null,
            parcel,
            List.of(),
            new Place("hub " + sequence, null, null),
            description,
            occurredAt,
            START.plusSeconds(sequence))
        .published(orderId, sequence);
  }

  /** What an event of an order says, beside what all of its events say alike. */
  private record Said(
      EventKind kind,
      OrderStatus status,
      @Nullable OrderStatus previous,
      @Nullable OrderStatus milestone,
      @Nullable PackageState parcel,
      List<String> changedFields,
      @Nullable Place location,
      @Nullable String description,
      @Nullable Instant occurredAt,
      Instant recordedAt) {

    StatusChanged of(long orderId, int sequence, int statusVersion) {
      return new StatusChanged(
          orderId,
          LgOrderCode.of(orderId),
          "trade-" + orderId,
          "RETAIL",
          7,
          1,
          OrderType.FORWARD,
          FulfilmentMode.CARRIER,
          sequence,
          statusVersion,
          kind,
          status,
          previous,
          milestone,
          parcel,
          changedFields,
          location,
          description,
          occurredAt,
          recordedAt,
          List.of());
    }

    OutgoingMessage published(long orderId, int sequence) {
      return message(of(orderId, sequence, sequence));
    }
  }
}
