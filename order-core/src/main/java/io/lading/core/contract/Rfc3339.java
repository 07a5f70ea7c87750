package io.lading.core.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 3339 times with any offset, to the microsecond (what PostgreSQL keeps; further digits
 * are dropped), years 0001 to 9999 in UTC. {@link Rfc3339Text} writes them.
 */
public final class Rfc3339 {
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final long EARLIEST = LocalDate.of(1, 1, 1).toEpochDay() * 86_400;
  private static final long LATEST = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400 - 1;

  private Rfc3339() {}

  /** Null if it is no such time. */
  public static @Nullable Instant parse(String text) {
    if (text.length() < SHAPE.length() + 1 || !hasShape(text)) {
      return null;
    }
    int offsetAt = endOfFraction(text);
    if (offsetAt < 0) {
      return null;
    }
    int offset = offsetSeconds(text, offsetAt);
    long second = secondOfEra(text);
    if (offset == Integer.MIN_VALUE || second == Long.MIN_VALUE) {
      return null;
    }
    long utc = second - offset;
    return utc < EARLIEST || utc > LATEST
        ? null
        : Instant.ofEpochSecond(utc, nanos(text, offsetAt));
  }

  private static boolean hasShape(String text) {
    for (int i = 0; i < SHAPE.length(); i++) {
      char shape = SHAPE.charAt(i);
      char c = text.charAt(i);
      boolean fits =
          switch (shape) {
            case 'd' -> c >= '0' && c <= '9';
            case 'T' -> c == 'T' || c == 't';
            default -> c == shape;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** A leap second (60) is the first of the next minute. */
  private static long secondOfEra(String text) {
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) {
      return Long.MIN_VALUE;
    }
    int year = number(text, 0, 4);
    if (day > YearMonth.of(year, month).lengthOfMonth()) {
      return Long.MIN_VALUE;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return days * 86_400 + hour * 3600L + minute * 60L + second;
  }

  private static int endOfFraction(String text) {
    int at = SHAPE.length();
    if (text.charAt(at) != '.') {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end == at + 1 || end == text.length() ? -1 : end;
  }

  private static long nanos(String text, int end) {
    long micros = 0;
    int first = SHAPE.length() + 1;
    for (int at = first; first < end && at < first + 6; at++) {
      micros = micros * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return micros * 1000;
  }

  private static int offsetSeconds(String text, int at) {
    char sign = text.charAt(at);
    if (sign == 'Z' || sign == 'z') {
      return at + 1 == text.length() ? 0 : Integer.MIN_VALUE;
    }
    boolean shaped =
        (sign == '+' || sign == '-')
            && text.length() == at + 6
            && text.charAt(at + 3) == ':'
            && Decimals.digits(text, at + 1, at + 3)
            && Decimals.digits(text, at + 4, at + 6);
    if (!shaped || number(text, at + 1, at + 3) > 23 || number(text, at + 4, at + 6) > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = number(text, at + 1, at + 3) * 3600 + number(text, at + 4, at + 6) * 60;
    return sign == '-' ? -seconds : seconds;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }
}
