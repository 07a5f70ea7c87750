package io.lading.core.contract;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes single fields the way the contract wants them; an absent value writes nothing. */
final class JsonFields {

  private JsonFields() {}

  static void id(JsonGenerator out, String name, @Nullable Long value) {
    if (value != null) {
      out.writeStringProperty(name, Long.toString(value));
    }
  }

  static void text(JsonGenerator out, String name, @Nullable String value) {
    if (value != null) {
      out.writeStringProperty(name, value);
    }
  }

  static void word(JsonGenerator out, String name, @Nullable Enum<?> value) {
    if (value != null) {
      out.writeStringProperty(name, value.name());
    }
  }

  static void time(JsonGenerator out, String name, @Nullable Instant value) {
    if (value != null) {
      out.writeStringProperty(name, Rfc3339Text.of(value));
    }
  }

  static void number(JsonGenerator out, String name, @Nullable Integer value) {
    if (value != null) {
      out.writeNumberProperty(name, value);
    }
  }

  static void decimal(JsonGenerator out, String name, @Nullable BigDecimal value) {
    if (value != null) {
      out.writeNumberProperty(name, value);
    }
  }

  static void degrees(JsonGenerator out, String name, @Nullable Double value) {
    if (value != null) {
      out.writeNumberProperty(name, value);
    }
  }

  static void window(JsonGenerator out, String name, @Nullable DeliveryWindow value) {
    if (value != null) {
      out.writeObjectPropertyStart(name);
      time(out, "from", value.from());
      time(out, "to", value.to());
      out.writeEndObject();
    }
  }

  static void destination(
      JsonGenerator out, Destination destination, CoordinatePrecision precision) {
    out.writeObjectPropertyStart("destination");
    text(out, "addressCode", destination.addressCode());
    degrees(out, "lat", precision.applied(destination.lat()));
    degrees(out, "lon", precision.applied(destination.lon()));
    out.writeEndObject();
  }
}
