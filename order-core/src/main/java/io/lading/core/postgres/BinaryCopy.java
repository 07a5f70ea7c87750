package io.lading.core.postgres;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows in PostgreSQL's binary COPY format, gathered in memory and written with one COPY. Values go
 * in the order of the columns of the statement; types must be the columns' own, nothing is
 * converted. Not safe for use by many threads.
 */
public final class BinaryCopy {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final long EPOCH_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final BigInteger BASE = BigInteger.valueOf(10_000);
  // Decimals of so many digits fit into a long even when aligned: the usual case, and much faster.
  private static final int SHORT_PRECISION = 15;
  private static final long[] TENS = {1, 10, 100, 1_000};
  private static final int CHUNK = 1 << 20;

  private final short columns;
  private byte[] bytes = new byte[16 * 1024];
  private int size;
  private long rows;

  public BinaryCopy(int columns) {
    this.columns = (short) columns;
    put(SIGNATURE);
  }

  public BinaryCopy row() {
    room(2);
    put2(columns);
    rows++;
    return this;
  }

  public BinaryCopy int2(@Nullable Integer value) {
    return value == null ? nulls(1) : int2(value.intValue());
  }

  public BinaryCopy int2(int value) {
    room(6);
    put4(2);
    put2(value);
    return this;
  }

  public BinaryCopy int4(@Nullable Integer value) {
    return value == null ? nulls(1) : int4(value.intValue());
  }

  public BinaryCopy int4(int value) {
    room(8);
    put4(4);
    put4(value);
    return this;
  }

  public BinaryCopy int8(@Nullable Long value) {
    return value == null ? nulls(1) : int8(value.longValue());
  }

  public BinaryCopy int8(long value) {
    room(12);
    put4(8);
    put8(value);
    return this;
  }

  public BinaryCopy float8(@Nullable Double value) {
    return value == null ? nulls(1) : int8(Double.doubleToLongBits(value));
  }

  public BinaryCopy bool(boolean value) {
    room(5);
    put4(1);
    bytes[size++] = (byte) (value ? 1 : 0);
    return this;
  }

  public BinaryCopy uuid(@Nullable UUID value) {
    if (value == null) {
      return nulls(1);
    }
    room(20);
    put4(16);
    put8(value.getMostSignificantBits());
    put8(value.getLeastSignificantBits());
    return this;
  }

  public BinaryCopy text(@Nullable String value) {
    return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  public BinaryCopy bytes(byte @Nullable [] value) {
    if (value == null) {
      return nulls(1);
    }
    room(4);
    put4(value.length);
    put(value);
    return this;
  }

  /** Microseconds, the precision of timestamptz; what is finer is cut off. */
  public BinaryCopy timestamp(@Nullable Instant value) {
    return value == null
        ? nulls(1)
        : int8((value.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + value.getNano() / 1_000);
  }

  /** The numeric format: digits to the base 10 000, aligned at the decimal point. */
  public BinaryCopy numeric(@Nullable BigDecimal value) {
    if (value == null) {
      return nulls(1);
    }
    int scale = Math.max(0, value.scale());
    int fractionGroups = (scale + 3) / 4;
    short[] groups =
        value.scale() >= 0 && value.precision() <= SHORT_PRECISION
            ? groups(Math.abs(value.unscaledValue().longValue()) * TENS[fractionGroups * 4 - scale])
            : groups(value.abs().movePointRight(fractionGroups * 4).toBigIntegerExact());
    room(12 + 2 * groups.length);
    put4(8 + 2 * groups.length);
    put2(groups.length);
    put2(groups.length == 0 ? 0 : groups.length - fractionGroups - 1);
    put2(value.signum() < 0 ? 0x4000 : 0);
    put2(scale);
    for (short group : groups) {
      put2(group);
    }
    return this;
  }

  public BinaryCopy nulls(int count) {
    room(4 * count);
    for (int i = 0; i < count; i++) {
      put4(-1);
    }
    return this;
  }

  public long rows() {
    return rows;
  }

  /** Writes the rows; {@code statement} is {@code COPY … FROM STDIN (FORMAT binary)}. */
  public void into(Connection connection, String statement) throws SQLException {
    if (rows == 0) {
      return;
    }
    room(2);
    put2(-1);
    var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    try {
      for (int at = 0; at < size; at += CHUNK) {
        copy.writeToCopy(bytes, at, Math.min(CHUNK, size - at));
      }
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static short[] groups(long digits) {
    int count = 0;
    for (long rest = digits; rest > 0; rest /= 10_000) {
      count++;
    }
    short[] groups = new short[count];
    for (long rest = digits; rest > 0; rest /= 10_000) {
      groups[--count] = (short) (rest % 10_000);
    }
    return groups;
  }

  private static short[] groups(BigInteger digits) {
    int count = 0;
    short[] reversed = new short[(digits.bitLength() + 12) / 13];
    for (BigInteger rest = digits; rest.signum() > 0; count++) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      reversed[count] = parts[1].shortValue();
      rest = parts[0];
    }
    short[] groups = new short[count];
    for (int i = 0; i < count; i++) {
      groups[i] = reversed[count - 1 - i];
    }
    return groups;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes =
          Arrays.copyOf(
              bytes, Math.max(Math.addExact(size, more), Math.min(bytes.length, 1 << 29) * 2));
    }
  }

  private void put(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  private void put8(long value) {
    put4((int) (value >>> 32));
    put4((int) value);
  }

  private void put2(int value) {
    bytes[size++] = (byte) (value >>> 8);
    bytes[size++] = (byte) value;
  }

  private void put4(int value) {
    put2(value >>> 16);
    put2(value);
  }
}
