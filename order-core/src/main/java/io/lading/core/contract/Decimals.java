package io.lading.core.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads decimals without ever expanding an exponent: {@code 1e999999999} costs eleven bytes. */
final class Decimals {

  private Decimals() {}

  /**
   * The value with exactly that scale; null when it has more than that many digits before the
   * point, more than scale significant ones after it, or is no number.
   */
  static @Nullable BigDecimal of(char[] text, int from, int length, int digits, int scale) {
    BigDecimal value = parse(text, from, length);
    if (value == null || value.signum() == 0) {
      return value == null ? null : BigDecimal.ZERO.setScale(scale);
    }
    if ((long) value.precision() - value.scale() > digits) {
      return null;
    }
    BigDecimal exact = value.scale() > scale ? value.stripTrailingZeros() : value;
    return exact.scale() > scale ? null : exact.setScale(scale);
  }

  /** A decimal in a JSON string: digits with an optional point, no exponent. */
  static boolean isPlain(String text, int longest) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    return text.length() <= longest
        && digits(text, start, end)
        && (point < 0 || digits(text, point + 1, text.length()));
  }

  /** At least one ASCII digit, and nothing else. */
  static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  private static @Nullable BigDecimal parse(char[] text, int from, int length) {
    try {
      return new BigDecimal(text, from, length);
    } catch (NumberFormatException exponentOutOfRange) {
      return null;
    }
  }
}
