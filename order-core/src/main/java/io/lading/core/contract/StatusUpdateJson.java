package io.lading.core.contract;

import static io.lading.core.contract.JsonFields.degrees;
import static io.lading.core.contract.JsonFields.number;
import static io.lading.core.contract.JsonFields.text;
import static io.lading.core.contract.JsonFields.time;
import static io.lading.core.contract.JsonFields.word;

import tools.jackson.core.JsonGenerator;

/** {@code io.lading.order.status-update} as JSON, with the order's own code. */
final class StatusUpdateJson {

  private StatusUpdateJson() {}

  static void write(StatusUpdate update, JsonGenerator out) {
    out.writeStartObject();
    text(out, "lgOrderCode", update.order().lgOrderCode());
    word(out, "status", update.status());
    text(out, "packageNo", update.packageNo());
    number(out, "expectedStatusVersion", update.expectedStatusVersion());
    text(out, "mailNo", update.mailNo());
    text(out, "expressCode", update.expressCode());
    text(out, "expressName", update.expressName());
    place(update, out);
    text(out, "description", update.description());
    time(out, "occurredAt", update.occurredAt());
    out.writeEndObject();
  }

  private static void place(StatusUpdate update, JsonGenerator out) {
    Place place = update.location();
    if (place != null) {
      out.writeObjectPropertyStart("location");
      text(out, "text", place.text());
      degrees(out, "lat", place.lat());
      degrees(out, "lon", place.lon());
      out.writeEndObject();
    }
  }
}
