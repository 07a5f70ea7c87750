package io.lading.core.contract;

import java.math.BigDecimal;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * JSON objects that are kept as text: compact and in one canonical form (fields sorted, numbers
 * normalised), so that the same object is the same text however it was encoded.
 */
final class JsonText {
  private static final int LONGEST_PLAIN_NUMBER = 40;

  private JsonText() {}

  /** A JSON object, or the text of one; at most 1024 bytes as text. */
  static @Nullable String feature(JsonCursor in) {
    String expected = "a JSON object of at most " + FeatureText.MOST_BYTES + " bytes as text";
    String text =
        in.parser().currentToken() == JsonToken.VALUE_STRING ? ofText(in) : ofObject(in, expected);
    if (text == null) {
      return in.refuse(expected);
    }
    if (FeatureText.fits(text)) {
      return text;
    }
    in.violation("", expected);
    return null;
  }

  /** A JSON object of any size the message may have. */
  static @Nullable String object(JsonCursor in) {
    String text = ofObject(in, "a JSON object");
    return text == null ? in.refuse("a JSON object") : text;
  }

  /** The present value of what is canonical already. */
  static String canonical(JsonParser parser) {
    return new Canonical(parser).value();
  }

  /** Storable text as a JSON string, as short as JSON can say it. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      append(quoted, text.charAt(i));
    }
    return quoted.append('"').toString();
  }

  /** So that an object that fits does not become too long here. */
  private static void append(StringBuilder quoted, char c) {
    switch (c) {
      case '"', '\\' -> quoted.append('\\').append(c);
      case '\b' -> quoted.append("\\b");
      case '\t' -> quoted.append("\\t");
      case '\n' -> quoted.append("\\n");
      case '\f' -> quoted.append("\\f");
      case '\r' -> quoted.append("\\r");
      default -> quoted.append(c < ' ' ? String.format("\\u%04x", (int) c) : c);
    }
  }

  /** Null when there is no object to read; an unfit one is noted and read over. */
  private static @Nullable String ofObject(JsonCursor in, String expected) {
    if (in.parser().currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    Canonical canonical = new Canonical(in.parser());
    String text = canonical.value();
    if (canonical.unfit) {
      in.violation("", expected + ", without NUL, lone surrogates and repeated fields");
    }
    return text;
  }

  private static @Nullable String ofText(JsonCursor in) {
    try (JsonParser parser = in.nested(in.parser().getString()).parser()) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      Canonical canonical = new Canonical(parser);
      String text = canonical.value();
      return canonical.unfit || parser.nextToken() != null ? null : text;
    } catch (JacksonException malformed) {
      return null;
    }
  }

  /** Recursion is bounded by the parser's nesting limit. */
  private static final class Canonical {
    private final JsonParser parser;
    private boolean unfit;

    Canonical(JsonParser parser) {
      this.parser = parser;
    }

    String value() {
      return switch (parser.currentToken()) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        case VALUE_STRING -> storable(parser.getString());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
        default -> parser.getString();
      };
    }

    private String object() {
      Map<String, String> fields = new TreeMap<>();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        String repeated = fields.put(storable(name), value());
        unfit |= repeated != null;
      }
      StringJoiner text = new StringJoiner(",", "{", "}");
      fields.forEach((name, value) -> text.add(name + ":" + value));
      return text.toString();
    }

    private String array() {
      StringJoiner text = new StringJoiner(",", "[", "]");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        text.add(value());
      }
      return text.toString();
    }

    private String storable(String text) {
      unfit |= !StorableText.isStorable(text);
      return quoted(text);
    }

    private String number(String text) {
      try {
        BigDecimal value = new BigDecimal(text);
        if (value.signum() == 0) {
          return "0";
        }
        long digits = Math.max((long) value.precision() - value.scale(), value.scale());
        return digits <= LONGEST_PLAIN_NUMBER
            ? value.stripTrailingZeros().toPlainString()
            : value.unscaledValue() + "E" + -(long) value.scale();
      } catch (NumberFormatException exponentOutOfRange) {
        unfit = true;
        return text;
      }
    }
  }
}
