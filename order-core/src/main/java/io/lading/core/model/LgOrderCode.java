package io.lading.core.model;

import java.util.OptionalLong;

/** An order's code: {@code LG} and its id as 19 decimal digits. */
public final class LgOrderCode {
  private static final String PREFIX = "LG";
  private static final int DIGITS = 19;

  private LgOrderCode() {}

  /** {@code orderId} is not negative. */
  public static String of(long orderId) {
    if (orderId < 0) {
      throw new IllegalArgumentException("An order id is not negative, found " + orderId);
    }
    String digits = Long.toString(orderId);
    return PREFIX + "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** The order's id; empty for anything that {@link #of} did not make. */
  public static OptionalLong parse(String code) {
    if (code.length() != PREFIX.length() + DIGITS || !code.startsWith(PREFIX)) {
      return OptionalLong.empty();
    }
    long id = 0;
    for (int i = PREFIX.length(); i < code.length(); i++) {
      int digit = code.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      id = id * 10 + digit;
    }
    return id < 0 ? OptionalLong.empty() : OptionalLong.of(id);
  }
}
