package io.lading.core.contract;

import static io.lading.core.contract.JsonFields.decimal;
import static io.lading.core.contract.JsonFields.degrees;
import static io.lading.core.contract.JsonFields.id;
import static io.lading.core.contract.JsonFields.number;
import static io.lading.core.contract.JsonFields.text;
import static io.lading.core.contract.JsonFields.time;
import static io.lading.core.contract.JsonFields.window;
import static io.lading.core.contract.JsonFields.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** {@code io.lading.order.status-changed} as JSON. */
final class StatusChangedJson {
  private final CoordinatePrecision precision;

  StatusChangedJson(CoordinatePrecision precision) {
    this.precision = precision;
  }

  void write(StatusChanged event, JsonGenerator out) {
    out.writeStartObject();
    order(event, out);
    change(event, out);
    packageState(event.packageState(), out);
    changedFields(event.changedFields(), out);
    place(event.location(), out);
    text(out, "description", event.description());
    time(out, "occurredAt", event.occurredAt());
    time(out, "recordedAt", event.recordedAt());
    shipments(event.shipments(), out);
    out.writeEndObject();
  }

  private static void order(StatusChanged event, JsonGenerator out) {
    id(out, "orderId", event.orderId());
    text(out, "lgOrderCode", event.lgOrderCode());
    text(out, "tradeOrderCode", event.tradeOrderCode());
    text(out, "bizType", event.bizType());
    id(out, "buyerId", event.buyerId());
    id(out, "warehouseId", event.warehouseId());
    word(out, "orderType", event.orderType());
    word(out, "fulfilmentMode", event.fulfilmentMode());
  }

  private static void change(StatusChanged event, JsonGenerator out) {
    number(out, "sequence", event.sequence());
    number(out, "statusVersion", event.statusVersion());
    word(out, "kind", event.kind());
    word(out, "status", event.status());
    word(out, "previousStatus", event.previousStatus());
    word(out, "milestone", event.milestone());
  }

  private static void packageState(@Nullable PackageState state, JsonGenerator out) {
    if (state == null) {
      return;
    }
    out.writeObjectPropertyStart("package");
    text(out, "packageNo", state.packageNo());
    word(out, "status", state.status());
    text(out, "mailNo", state.mailNo());
    text(out, "expressCode", state.expressCode());
    out.writeEndObject();
  }

  private static void changedFields(List<String> fields, JsonGenerator out) {
    if (!fields.isEmpty()) {
      out.writeArrayPropertyStart("changedFields");
      fields.forEach(out::writeString);
      out.writeEndArray();
    }
  }

  private void place(@Nullable Place place, JsonGenerator out) {
    if (place != null) {
      out.writeObjectPropertyStart("location");
      text(out, "text", place.text());
      degrees(out, "lat", precision.applied(place.lat()));
      degrees(out, "lon", precision.applied(place.lon()));
      out.writeEndObject();
    }
  }

  private void shipments(List<Shipment> shipments, JsonGenerator out) {
    if (!shipments.isEmpty()) {
      out.writeArrayPropertyStart("shipments");
      shipments.forEach(shipment -> shipment(shipment, out));
      out.writeEndArray();
    }
  }

  private void shipment(Shipment shipment, JsonGenerator out) {
    out.writeStartObject();
    text(out, "packageNo", shipment.packageNo());
    id(out, "warehouseId", shipment.warehouseId());
    JsonFields.destination(out, shipment.destination(), precision);
    decimal(out, "weight", shipment.weight());
    decimal(out, "volume", shipment.volume());
    number(out, "itemCount", shipment.itemCount());
    window(out, "deliveryWindow", shipment.deliveryWindow());
    number(out, "serviceSeconds", shipment.serviceSeconds());
    out.writeEndObject();
  }
}
