package io.lading.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.engines.Engines;
import io.lading.engines.postgres.Database;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is copied comes back as the same value. */
class BinaryCopyIT {

  private static Database database;

  @BeforeAll
  static void open() {
    database = Engines.shared().postgres().newDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void decimalsOfEveryShapeComeBackAsTheyWere() throws SQLException {
    List<BigDecimal> values = new ArrayList<>();
    for (String text :
        List.of(
            "0",
            "0.00",
            "1",
            "-1",
            "9999",
            "10000",
            "10001.00",
            "0.0001",
            "0.00010",
            "-0.5",
            "9999999999.99",
            "12345678.123456",
            "100000000",
            "1E+5",
            "3.14E-7",
            "-9223372036854775808.5")) {
      values.add(new BigDecimal(text));
    }
    var random = new Random(7);
    for (int n = 0; n < 2000; n++) {
      var digits = new BigInteger(random.nextInt(120), random);
      values.add(
          new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(20)));
    }
    var copy = new BinaryCopy(1);
    values.forEach(value -> copy.row().numeric(value));

    List<BigDecimal> read = copied(copy, "numeric", row -> row.getBigDecimal(1));
    for (int i = 0; i < values.size(); i++) {
      BigDecimal value = values.get(i);
      assertThat(read.get(i))
          .as("seed 7, " + value)
          .isEqualTo(value.scale() < 0 ? value.setScale(0) : value);
    }
  }

  @Test
  void timesAreKeptToTheMicrosecond() throws SQLException {
    List<Instant> times =
        List.of(
            Instant.EPOCH,
            Instant.parse("1999-12-31T23:59:59.999999Z"),
            Instant.parse("2026-11-21T12:00:00.123456Z"),
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));
    var copy = new BinaryCopy(1);
    times.forEach(time -> copy.row().timestamp(time.plusNanos(999)));

    assertThat(
            copied(copy, "timestamptz", row -> row.getObject(1, OffsetDateTime.class).toInstant()))
        .isEqualTo(times);
  }

  @Test
  void textsAndBytesOfEverySizeComeBack() throws SQLException {
    var texts = new ArrayList<String>();
    for (int n = 0; n < 2_000; n++) {
      texts.add("交易".repeat(n));
    }
    var copy = new BinaryCopy(1);
    texts.forEach(text -> copy.row().text(text));

    assertThat(copied(copy, "text", row -> row.getString(1)).equals(texts)).isTrue();
  }

  @Test
  void numbersFlagsAndNothingComeBack() throws SQLException {
    var copy = new BinaryCopy(6);
    copy.row()
        .int2(-32768)
        .int4(Integer.MIN_VALUE)
        .int8(Long.MIN_VALUE)
        .float8(-0.1)
        .bool(true)
        .bytes(new byte[] {0, -1});
    copy.row().nulls(6);
    try (Connection connection = database.asAdministrator().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TEMPORARY TABLE t (a smallint, b integer, c bigint, d double precision, e"
              + " boolean, f bytea)");
      copy.into(connection, "COPY t FROM STDIN (FORMAT binary)");
      var rows = new ArrayList<String>();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT concat_ws('|', a, b, c, d, e, encode(f, 'hex'), num_nulls(a, b, c, d, e, f))"
                  + " FROM t")) {
        while (row.next()) {
          rows.add(row.getString(1));
        }
      }
      assertThat(rows)
          .containsExactly("-32768|-2147483648|-9223372036854775808|-0.1|t|00ff|0", "6");
    }
  }

  private interface Column<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> copied(BinaryCopy copy, String type, Column<T> column)
      throws SQLException {
    try (Connection connection = database.asAdministrator().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE t (place serial, value " + type + ")");
      copy.into(connection, "COPY t (value) FROM STDIN (FORMAT binary)");
      var values = new ArrayList<T>();
      try (ResultSet row = statement.executeQuery("SELECT value FROM t ORDER BY place")) {
        while (row.next()) {
          values.add(column.of(row));
        }
      }
      return values;
    }
  }
}
