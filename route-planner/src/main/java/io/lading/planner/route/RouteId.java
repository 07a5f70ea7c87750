package io.lading.planner.route;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A route's id: {@code R} and its number. */
public final class RouteId {

  private static final String PREFIX = "R";
  private static final Pattern MADE_HERE = Pattern.compile(PREFIX + "(0|[1-9][0-9]{0,17})");

  private RouteId() {}

  public static String of(long number) {
    return PREFIX + number;
  }

  /** Empty for anything that {@link #of} did not make. */
  public static OptionalLong parse(String text) {
    Matcher made = MADE_HERE.matcher(text);
    return made.matches() ? OptionalLong.of(Long.parseLong(made.group(1))) : OptionalLong.empty();
  }
}
