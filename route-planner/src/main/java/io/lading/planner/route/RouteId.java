package io.lading.planner.route;

import java.util.OptionalLong;

/** A route's id: {@code R} and its number. */
public final class RouteId {

  private static final String PREFIX = "R";
  private static final int MOST_DIGITS = 18;

  private RouteId() {}

  public static String of(long number) {
    return PREFIX + number;
  }

  /** Empty for anything that {@link #of} did not make. */
  public static OptionalLong parse(String text) {
    String digits = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
    boolean fits = !digits.isEmpty() && digits.length() <= MOST_DIGITS;
    return fits && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }
}
