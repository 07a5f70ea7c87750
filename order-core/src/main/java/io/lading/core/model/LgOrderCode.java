package io.lading.core.model;

import java.util.OptionalLong;

/** The public code of an order: LG and its id as 19 decimal digits, so that codes sort like ids. */
public final class LgOrderCode {

  private static final int DIGITS = 19;
  private static final String PREFIX = "LG";

  private LgOrderCode() {}

  public static String of(long orderId) {
    if (orderId < 0) {
      throw new IllegalArgumentException("an order id is not negative, but is " + orderId);
    }
    String digits = Long.toString(orderId);
    return PREFIX + "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** Empty if no order can have this code. */
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
