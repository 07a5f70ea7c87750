package io.lading.core.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON document in one streaming pass. What is not as expected is noted with its JSON
 * pointer and read over, so that all violations are found at once. Absent and null are the same.
 */
final class JsonCursor {
  private static final String INT64 = "an integer of 64 bits, as number or string";

  private final JsonFactory factory;
  private final JsonParser parser;
  private final Violations violations;
  private final String prefix;
  private String[] seen = new String[32];
  private int seenSize;

  JsonCursor(JsonFactory factory, JsonParser parser, Violations violations, String prefix) {
    this.factory = factory;
    this.parser = parser;
    this.violations = violations;
    this.prefix = prefix;
  }

  JsonParser parser() {
    return parser;
  }

  /** Over JSON that is text inside JSON; within the same limits, violations are named alike. */
  JsonCursor nested(String text) {
    JsonParser inner = factory.createParser(ObjectReadContext.empty(), text);
    return new JsonCursor(factory, inner, violations, here());
  }

  <T> @Nullable T object(Draft<T> draft) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return refuse("a JSON object");
    }
    int mark = seenSize;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (draft.take(name, this)) {
        once(name, mark);
      } else {
        parser.skipChildren();
      }
    }
    seenSize = mark;
    return draft.finish(this);
  }

  <T> @Nullable List<T> array(int least, int most, Supplier<Draft<T>> drafts) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return refuse(arrayOf(least, most));
    }
    List<T> elements = new ArrayList<>();
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (++count > most) {
        parser.skipChildren();
      } else {
        element(elements, drafts.get());
      }
    }
    if (count < least || count > most) {
      violation("", arrayOf(least, most));
    }
    return elements;
  }

  @Nullable List<String> texts(int most, int longest) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return refuse("an array of strings");
    }
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String text = text(1, longest);
      if (text != null && texts.size() < most) {
        texts.add(text);
      }
    }
    return texts;
  }

  @Nullable String text(int least, int most) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return refuse(textOf(least, most));
    }
    String text = parser.getString();
    if (!StorableText.fits(text, least, most)) {
      return refuse(textOf(least, most));
    }
    return StorableText.isStorable(text) ? text : refuse("text without NUL or lone surrogates");
  }

  @Nullable String currency() {
    String code = text(0, 3);
    if (code == null || code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      return code;
    }
    return refuse("an ISO 4217 code of three capital letters");
  }

  <E extends Enum<E>> @Nullable E oneOf(Choice<E> choice) {
    boolean named = parser.currentToken() == JsonToken.VALUE_STRING;
    E constant = named ? choice.find(parser.getString()) : null;
    return constant == null ? refuse(choice.expected()) : constant;
  }

  @Nullable Integer int32(int least, int most) {
    Long value = JsonNumbers.whole(parser);
    boolean fits = value != null && value >= least && value <= most;
    return fits && value != null
        ? Integer.valueOf(value.intValue())
        : refuse("an integer from " + least + " to " + most);
  }

  @Nullable Long int64() {
    return int64(Long.MIN_VALUE, Long.MAX_VALUE, INT64);
  }

  @Nullable Long int64(long least, long most, String expected) {
    boolean quoted = parser.currentToken() == JsonToken.VALUE_STRING;
    Long value = quoted ? JsonNumbers.quoted(parser.getString()) : JsonNumbers.whole(parser);
    return value != null && value >= least && value <= most ? value : refuse(expected);
  }

  /** Numeric(precision, scale), as number or string; the result has exactly that scale. */
  @Nullable BigDecimal decimal(int precision, int scale, boolean signed) {
    BigDecimal value = JsonNumbers.decimal(parser, precision - scale, scale);
    if (value != null && (signed || value.signum() >= 0)) {
      return value;
    }
    String sign = signed ? "" : " of at least 0";
    return refuse("a decimal(" + precision + "," + scale + ")" + sign + ", as number or string");
  }

  @Nullable Double coordinate(int most) {
    double value = JsonNumbers.isNumber(parser) ? parser.getDoubleValue() : Double.NaN;
    return Math.abs(value) <= most
        ? Double.valueOf(value + 0.0)
        : refuse("degrees from -" + most + " to " + most);
  }

  /** Whether there is such a place is for others to say. */
  @Nullable Double degrees() {
    double value = JsonNumbers.isNumber(parser) ? parser.getDoubleValue() : Double.NaN;
    return Double.isFinite(value) ? Double.valueOf(value + 0.0) : refuse("degrees");
  }

  @Nullable Instant time() {
    boolean quoted = parser.currentToken() == JsonToken.VALUE_STRING;
    Instant time = quoted ? Rfc3339.parse(parser.getString()) : null;
    return time == null ? refuse("an RFC 3339 time with an offset") : time;
  }

  /** To be called when the object that has the field is finished. */
  <T> T required(String name, @Nullable T value, T placeholder) {
    if (value != null) {
      return value;
    }
    violation("/" + name, "to be present");
    return placeholder;
  }

  /** {@code below}: a JSON pointer from the present value on, empty for itself. */
  void violation(String below, String expected) {
    violations.add(here() + below, expected);
  }

  /** {@code below}: as for {@link #violation}; whether it or anything in it is violated. */
  boolean isViolatedBelow(String below) {
    return violations.areBelow(here() + below);
  }

  /** The JSON pointer of the present value. */
  String here() {
    return prefix + parser.streamReadContext().pathAsPointer();
  }

  /** Absent is no violation: {@link #required} asks for presence. */
  <T> @Nullable T refuse(String expected) {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      violation("", expected);
      parser.skipChildren();
    }
    return null;
  }

  /** Something takes every place, so that indexes stay those of the document. */
  private <T> void element(List<T> elements, Draft<T> draft) {
    T element = parser.currentToken() == JsonToken.START_OBJECT ? object(draft) : null;
    if (element == null) {
      violation("", "a JSON object");
      parser.skipChildren();
      element = draft.finish(this);
    }
    elements.add(element);
  }

  private void once(String name, int mark) {
    for (int i = mark; i < seenSize; i++) {
      if (seen[i].equals(name)) {
        violation("", "to occur once");
        return;
      }
    }
    if (seenSize == seen.length) {
      seen = Arrays.copyOf(seen, 2 * seen.length);
    }
    seen[seenSize++] = name;
  }

  private static String textOf(int least, int most) {
    return "a string of " + least + " to " + most + " characters";
  }

  private static String arrayOf(int least, int most) {
    return "an array of " + least + " to " + most + " objects";
  }
}
