package io.lading.core.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes times as {@link Instant#toString} does (RFC 3339, in UTC, as many digits as it takes in
 * groups of three), without its formatter: three times are written for every event.
 */
final class Rfc3339Text {
  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;
  private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400;
  private static final int LONGEST = "yyyy-MM-ddTHH:mm:ss.nnnnnnnnnZ".length();

  private final byte[] text = new byte[LONGEST];
  private int size;

  private Rfc3339Text() {}

  static String of(Instant time) {
    long second = time.getEpochSecond();
    return second < FIRST || second >= END
        ? time.toString()
        : new Rfc3339Text().written(second, time.getNano());
  }

  private String written(long second, int nanos) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, 86_400L));
    int ofDay = Math.floorMod(second, 86_400);
    digits(day.getYear(), 4).sign('-').digits(day.getMonthValue(), 2).sign('-');
    digits(day.getDayOfMonth(), 2).sign('T').digits(ofDay / 3600, 2).sign(':');
    digits(ofDay / 60 % 60, 2).sign(':').digits(ofDay % 60, 2).fraction(nanos).sign('Z');
    return new String(text, 0, size, StandardCharsets.ISO_8859_1);
  }

  private Rfc3339Text fraction(int nanos) {
    if (nanos == 0) {
      return this;
    }
    sign('.');
    if (nanos % 1_000_000 == 0) {
      return digits(nanos / 1_000_000, 3);
    }
    return nanos % 1_000 == 0 ? digits(nanos / 1_000, 6) : digits(nanos, 9);
  }

  private Rfc3339Text digits(int value, int count) {
    int rest = value;
    for (int at = size + count - 1; at >= size; at--) {
      text[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += count;
    return this;
  }

  private Rfc3339Text sign(char sign) {
    text[size++] = (byte) sign;
    return this;
  }
}
