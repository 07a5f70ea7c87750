package io.lading.core.contract;

import static io.lading.core.contract.JsonFields.text;
import static io.lading.core.contract.JsonFields.word;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** {@code io.lading.order.rejected} as JSON. A Long among the details is an id, an Integer not. */
final class OrderRejectedJson {

  private OrderRejectedJson() {}

  static void write(OrderRejected event, JsonGenerator out) {
    out.writeStartObject();
    word(out, "code", event.code());
    text(out, "message", event.message());
    text(out, "tradeOrderCode", event.tradeOrderCode());
    text(out, "bizType", event.bizType());
    text(out, "lgOrderCode", event.lgOrderCode());
    text(out, "packageNo", event.packageNo());
    text(out, "causationId", event.causationId());
    out.writeName("details");
    value(event.details(), out);
    out.writeEndObject();
  }

  private static void value(Object value, JsonGenerator out) {
    switch (value) {
      case Map<?, ?> map -> object(map, out);
      case List<?> list -> array(list, out);
      case ShortSku sku -> shortSku(sku, out);
      case Integer number -> out.writeNumber(number);
      case Long id -> out.writeString(Long.toString(id));
      case BigDecimal decimal -> out.writeNumber(decimal);
      case Boolean flag -> out.writeBoolean(flag);
      default -> out.writeString(value.toString());
    }
  }

  private static void object(Map<?, ?> map, JsonGenerator out) {
    out.writeStartObject();
    map.forEach(
        (name, value) -> {
          out.writeName(name.toString());
          value(value, out);
        });
    out.writeEndObject();
  }

  private static void array(List<?> list, JsonGenerator out) {
    out.writeStartArray();
    list.forEach(element -> value(element, out));
    out.writeEndArray();
  }

  private static void shortSku(ShortSku sku, JsonGenerator out) {
    out.writeStartObject();
    JsonFields.id(out, "warehouseId", sku.warehouseId());
    JsonFields.id(out, "skuId", sku.skuId());
    out.writeNumberProperty("wanted", sku.wanted());
    out.writeNumberProperty("available", sku.available());
    out.writeEndObject();
  }
}
