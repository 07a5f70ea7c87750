package io.lading.core.outbox.postgres;

import static org.awaitility.Awaitility.await;

import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LaneReading;
import io.lading.core.outbox.OutboxRow;
import io.lading.core.outbox.PageBounds;
import io.lading.engines.Engines;
import io.lading.engines.postgres.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A fresh database with the order model, and hands to write to its outbox. */
final class OutboxFixture implements AutoCloseable {

  static final PageBounds LARGE = new PageBounds(10_000, 100_000_000);
  static final Duration LEASE = Duration.ofMinutes(5);

  final Database database =
      Engines.shared()
          .postgres()
          .newDatabase()
          .migrate("orders", "lading_orders_owner", "classpath:db/orders");
  final PostgresOutbox outbox = new PostgresOutbox(database.as("lading_ingest"));

  /** For tests that count days: they begin with none that is about to end. */
  static OutboxFixture wellWithinADay() {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> LocalTime.now(ZoneOffset.UTC).isBefore(LocalTime.of(23, 59)));
    return new OutboxFixture();
  }

  Lane anchoredLane() {
    outbox.anchor().anchor(1);
    return outbox.leases().acquire(0, "a test", LEASE).orElseThrow();
  }

  /** A transaction that the test commits or rolls back when it likes. */
  Connection begin() throws SQLException {
    Connection connection = database.as("lading_ingest").getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = 0");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  static void append(Connection transaction, String... names) throws SQLException {
    List<OutgoingMessage> messages = Stream.of(names).map(OutboxFixture::message).toList();
    new PostgresOutboxAppender().append(transaction, messages);
  }

  static OutgoingMessage message(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    var header = new MessageHeader("traceparent", ("00-" + name).getBytes(StandardCharsets.UTF_8));
    return new OutgoingMessage("lading.test", bytes, List.of(header), bytes, null, null);
  }

  void committed(String... names) throws SQLException {
    try (Connection connection = begin()) {
      append(connection, names);
      connection.commit();
    }
  }

  void run(String statement) throws SQLException {
    try (Connection connection = database.asAdministrator().getConnection();
        var prepared = connection.createStatement()) {
      prepared.execute("SET search_path = orders");
      prepared.execute(statement);
    }
  }

  long number(String query) throws SQLException {
    try (Connection connection = database.asAdministrator().getConnection();
        var prepared = connection.createStatement()) {
      prepared.execute("SET search_path = orders");
      try (var row = prepared.executeQuery(query)) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  LaneReading.Page read(Lane lane, PageBounds bounds) {
    return (LaneReading.Page) outbox.log().read(lane, bounds);
  }

  /** Reads and moves until nothing is left. */
  List<String> drain(Lane lane, PageBounds bounds) {
    List<String> all = new ArrayList<>();
    LaneReading.Page page;
    do {
      page = read(lane, bounds);
      all.addAll(names(page));
      if (!outbox.log().move(lane, page.after())) {
        throw new IllegalStateException("lost " + lane);
      }
    } while (page.more() || !page.rows().isEmpty());
    return all;
  }

  static List<String> names(LaneReading.Page page) {
    return names(page.rows());
  }

  static List<String> names(List<OutboxRow> rows) {
    return rows.stream().map(OutboxFixture::name).toList();
  }

  private static String name(OutboxRow row) {
    byte[] payload = row.payload();
    return payload == null ? "null" : new String(payload, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    database.close();
  }
}
