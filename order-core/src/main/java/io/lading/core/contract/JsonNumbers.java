package io.lading.core.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The present value of a parser as a number; null if it is none of the kind. */
final class JsonNumbers {

  private JsonNumbers() {}

  static boolean isNumber(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
  }

  /** As number or string; the result has exactly that scale. */
  static @Nullable BigDecimal decimal(JsonParser parser, int digits, int scale) {
    boolean plain =
        parser.currentToken() == JsonToken.VALUE_STRING
            && Decimals.isPlain(
                parser.getString(), parser.streamReadConstraints().getMaxNumberLength());
    if (!plain && !isNumber(parser)) {
      return null;
    }
    return Decimals.of(
        parser.getStringCharacters(),
        parser.getStringOffset(),
        parser.getStringLength(),
        digits,
        scale);
  }

  /** 5, 5.0 and 5e0 are the same JSON number. */
  static @Nullable Long whole(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? null
          : Long.valueOf(parser.getLongValue());
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
      return null;
    }
    BigDecimal whole = decimal(parser, 19, 0);
    return whole == null ? null : quoted(whole.toPlainString());
  }

  static @Nullable Long quoted(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() > 20 || !Decimals.digits(text, start, text.length())) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException beyond64Bits) {
      return null;
    }
  }
}
