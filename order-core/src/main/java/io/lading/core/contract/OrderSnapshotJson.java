package io.lading.core.contract;

import static io.lading.core.contract.JsonFields.decimal;
import static io.lading.core.contract.JsonFields.id;
import static io.lading.core.contract.JsonFields.number;
import static io.lading.core.contract.JsonFields.text;
import static io.lading.core.contract.JsonFields.time;
import static io.lading.core.contract.JsonFields.window;
import static io.lading.core.contract.JsonFields.word;

import tools.jackson.core.JsonGenerator;

/** {@code io.lading.order.snapshot} as JSON. */
final class OrderSnapshotJson {
  private final CoordinatePrecision precision;

  OrderSnapshotJson(CoordinatePrecision precision) {
    this.precision = precision;
  }

  void write(OrderSnapshot order, JsonGenerator out) {
    out.writeStartObject();
    order(order, out);
    out.writeArrayPropertyStart("packages");
    order.packages().forEach(parcel -> parcel(parcel, out));
    out.writeEndArray();
    out.writeArrayPropertyStart("items");
    order.items().forEach(item -> item(item, out));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void order(OrderSnapshot order, JsonGenerator out) {
    id(out, "orderId", order.orderId());
    text(out, "lgOrderCode", order.lgOrderCode());
    text(out, "tradeOrderCode", order.tradeOrderCode());
    text(out, "bizType", order.bizType());
    id(out, "buyerId", order.buyerId());
    id(out, "warehouseId", order.warehouseId());
    word(out, "orderType", order.orderType());
    word(out, "fulfilmentMode", order.fulfilmentMode());
    number(out, "sequence", order.sequence());
    number(out, "statusVersion", order.statusVersion());
    word(out, "status", order.status());
    text(out, "currency", order.currency());
    decimal(out, "totalAmount", order.totalAmount());
    number(out, "serviceSeconds", order.serviceSeconds());
    time(out, "createdAt", order.createdAt());
    time(out, "recordedAt", order.recordedAt());
  }

  private void parcel(SnapshotPackage parcel, JsonGenerator out) {
    out.writeStartObject();
    text(out, "packageNo", parcel.packageNo());
    word(out, "status", parcel.status());
    text(out, "mailNo", parcel.mailNo());
    text(out, "expressCode", parcel.expressCode());
    id(out, "warehouseId", parcel.warehouseId());
    JsonFields.destination(out, parcel.destination(), precision);
    window(out, "deliveryWindow", parcel.deliveryWindow());
    out.writeEndObject();
  }

  private static void item(SnapshotItem item, JsonGenerator out) {
    out.writeStartObject();
    id(out, "itemId", item.itemId());
    id(out, "skuId", item.skuId());
    number(out, "quantity", item.quantity());
    decimal(out, "unitPrice", item.unitPrice());
    text(out, "packageNo", item.packageNo());
    out.writeEndObject();
  }
}
