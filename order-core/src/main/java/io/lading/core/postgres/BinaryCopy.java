package io.lading.core.postgres;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final BigInteger BASE = BigInteger.valueOf(10_000);

  private final Buffer out = new Buffer();
  private final short columns;
  private long rows;

  public BinaryCopy(int columns) {
    this.columns = (short) columns;
    out.writeBytes(SIGNATURE);
  }

  public BinaryCopy row() {
    out.int2(columns);
    rows++;
    return this;
  }

  public BinaryCopy int2(@Nullable Integer value) {
    if (value == null) {
      return none();
    }
    out.int4(2);
    out.int2(value);
    return this;
  }

  public BinaryCopy int4(@Nullable Integer value) {
    if (value == null) {
      return none();
    }
    out.int4(4);
    out.int4(value);
    return this;
  }

  public BinaryCopy int8(@Nullable Long value) {
    if (value == null) {
      return none();
    }
    out.int4(8);
    out.int8(value);
    return this;
  }

  public BinaryCopy float8(@Nullable Double value) {
    return value == null ? none() : int8(Double.doubleToLongBits(value));
  }

  public BinaryCopy bool(boolean value) {
    out.int4(1);
    out.write(value ? 1 : 0);
    return this;
  }

  public BinaryCopy text(@Nullable String value) {
    return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  public BinaryCopy bytes(byte @Nullable [] value) {
    if (value == null) {
      return none();
    }
    out.int4(value.length);
    out.writeBytes(value);
    return this;
  }

  /** Microseconds, the precision of timestamptz; what is finer is cut off. */
  public BinaryCopy timestamp(@Nullable Instant value) {
    return value == null ? none() : int8(EPOCH.until(value, ChronoUnit.MICROS));
  }

  /** The numeric format: digits to the base 10 000, aligned at the decimal point. */
  public BinaryCopy numeric(@Nullable BigDecimal value) {
    if (value == null) {
      return none();
    }
    int scale = Math.max(0, value.scale());
    int fractionGroups = (scale + 3) / 4;
    BigInteger digits = value.abs().movePointRight(fractionGroups * 4).toBigIntegerExact();
    short[] groups = groups(digits);
    int weight = groups.length - fractionGroups - 1;
    out.int4(8 + 2 * groups.length);
    out.int2(groups.length);
    out.int2(groups.length == 0 ? 0 : weight);
    out.int2(value.signum() < 0 ? 0x4000 : 0);
    out.int2(scale);
    for (short group : groups) {
      out.int2(group);
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
    out.int2(-1);
    var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    try {
      copy.writeToCopy(out.array(), 0, out.size());
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private BinaryCopy none() {
    out.int4(-1);
    return this;
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

  /** A growing byte array whose content can be read without a copy. */
  private static final class Buffer extends ByteArrayOutputStream {
    Buffer() {
      super(64 * 1024);
    }

    byte[] array() {
      return buf;
    }

    void int2(int value) {
      write(value >>> 8);
      write(value);
    }

    void int4(int value) {
      int2(value >>> 16);
      int2(value);
    }

    void int8(long value) {
      int4((int) (value >>> 32));
      int4((int) value);
    }
  }
}
