package io.lading.core.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of one message, from headers (binary mode) or from the document
 * (structured mode). The last header of a name counts, as everywhere in Kafka.
 */
final class EnvelopeDraft {
  private static final int LONGEST_ATTRIBUTE = 1024;
  private static final String ATTRIBUTE = "a string of 1 to " + LONGEST_ATTRIBUTE + " characters";

  private final Violations violations;
  private @Nullable String type;
  private @Nullable String id;
  private @Nullable String source;
  private @Nullable String subject;
  private @Nullable Instant time;
  private @Nullable String correlationId;
  private @Nullable String traceparent;
  private @Nullable Integer retry;
  private String contentType = "";

  EnvelopeDraft(Violations violations) {
    this.violations = violations;
  }

  /** Reads what the headers say; in structured mode the document may overrule it. */
  void headers(List<MessageHeader> headers) {
    for (MessageHeader header : headers) {
      byte[] value = header.value();
      if (value != null) {
        header(header.name(), value);
      }
    }
  }

  /** {@code name} as CloudEvents spells the attribute; {@code field} names it in a violation. */
  boolean attribute(String name, String field, @Nullable String value) {
    switch (name) {
      case "type" -> type = text(field, value);
      case "id" -> id = text(field, value);
      case "source" -> source = text(field, value);
      case "subject" -> subject = text(field, value);
      case "time" -> time = time(field, value);
      case "correlationid" -> correlationId = text(field, value);
      case "traceparent" -> traceparent = value;
      case "specversion" -> specVersion(field, value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Of messages that only their id tells from each other. */
  void demandId(String field) {
    if (id == null) {
      violations.add(field, "to be present, because two adjustments may have the same content");
    }
  }

  /** In lower case, without parameters. */
  String contentType() {
    return contentType;
  }

  @Nullable String type() {
    return type;
  }

  /** A message without a type has the empty one. */
  Envelope envelope() {
    String trace = traceparent != null && isTraceparent(traceparent) ? traceparent : null;
    return new Envelope(
        type == null ? "" : type, id, source, subject, time, correlationId, trace, retry);
  }

  private void header(String name, byte[] value) {
    if (name.startsWith("ce_")) {
      attribute(name.substring(3), name, utf8(value));
    } else if (name.equals("traceparent")) {
      traceparent = utf8(value);
    } else if (name.equals("lading-retry")) {
      retry = number(name, utf8(value));
    } else if (name.equalsIgnoreCase("content-type")) {
      contentType = mediaType(utf8(value));
    }
  }

  private @Nullable String text(String field, @Nullable String value) {
    boolean fit =
        value != null
            && StorableText.fits(value, 1, LONGEST_ATTRIBUTE)
            && StorableText.isStorable(value);
    if (!fit) {
      violations.add(field, ATTRIBUTE);
    }
    return fit ? value : null;
  }

  private @Nullable Instant time(String field, @Nullable String value) {
    Instant parsed = value == null ? null : Rfc3339.parse(value);
    if (parsed == null) {
      violations.add(field, "an RFC 3339 time with an offset");
    }
    return parsed;
  }

  private void specVersion(String field, @Nullable String value) {
    if (value == null || !value.startsWith("1.")) {
      violations.add(field, "1.0");
    }
  }

  private @Nullable Integer number(String field, @Nullable String value) {
    boolean fit = value != null && value.length() <= 9 && Decimals.digits(value, 0, value.length());
    if (!fit || value == null) {
      violations.add(field, "a number of at most nine digits");
      return null;
    }
    return Integer.valueOf(value);
  }

  private static String mediaType(@Nullable String value) {
    if (value == null) {
      return "";
    }
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
  }

  /** W3C Trace Context: what is not well-formed is ignored. */
  private static boolean isTraceparent(String value) {
    if (value.length() != 55 || value.startsWith("ff")) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean dash = i == 2 || i == 35 || i == 52;
      if (dash ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String utf8(byte[] value) {
    return Utf8.isWellFormed(value, 0, value.length)
        ? new String(value, StandardCharsets.UTF_8)
        : null;
  }
}
