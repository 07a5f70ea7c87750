package io.lading.planner.postgres;

import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.EventType;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.Origin;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.StatusChangedReader;
import io.lading.core.contract.StatusReading;
import io.lading.core.contract.Topics;
import io.lading.core.intake.InvariantBroken;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events that came before the one that precedes them, as they are published. */
record EarlyRows(Connection transaction) {

  private static final JsonEventWriter WRITER = new JsonEventWriter(CoordinatePrecision.EXACT);
  private static final StatusChangedReader READER = new StatusChangedReader(ContractLimits.DEFAULT);
  private static final List<MessageHeader> TYPE =
      List.of(
          new MessageHeader(
              "ce_type", EventType.STATUS_CHANGED.type().getBytes(StandardCharsets.UTF_8)));
  private static final Origin NOWHERE = new Origin(null, null, null);

  private static final String OF_ORDERS =
      """
      SELECT event FROM early_event WHERE order_id = ANY (?::bigint[])
      """;

  private static final String KEEP =
      """
      INSERT INTO early_event (order_id, sequence, event)
      SELECT * FROM unnest(?::bigint[], ?::integer[], ?::text[])
      """;

  private static final String DROP =
      """
      DELETE FROM early_event e USING unnest(?::bigint[], ?::integer[]) AS o (order_id, sequence)
      WHERE e.order_id = o.order_id AND e.sequence <= o.sequence
      """;

  static final String LONG_AGO =
      """
      WITH long_ago AS (SELECT clock_timestamp() - ? * interval '1 millisecond' AS instant)
      SELECT instant FROM long_ago WHERE instant >= (SELECT kept_at FROM early_event ORDER BY kept_at LIMIT 1)
      """;

  static final String UNTIL =
      """
      SELECT order_id, sequence FROM early_event WHERE kept_at <= ? ORDER BY kept_at LIMIT ?
      """;

  /** {@code orders}: locked. */
  List<StatusChanged> ofOrders(List<Long> orders) throws SQLException {
    List<StatusChanged> events = new ArrayList<>();
    try (PreparedStatement statement = transaction.prepareStatement(OF_ORDERS)) {
      new Columns<>(statement, orders).column("int8", id -> id);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(read(row.getString("event")));
        }
      }
    }
    return events;
  }

  void keep(List<StatusChanged> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement keep = transaction.prepareStatement(KEEP)) {
      new Columns<>(keep, events)
          .column("int8", StatusChanged::orderId)
          .column("int4", StatusChanged::sequence)
          .column("text", EarlyRows::text);
      keep.executeUpdate();
    }
  }

  /** Forgets those that each order was taken to. */
  void drop(Map<Long, Integer> taken) throws SQLException {
    try (PreparedStatement drop = transaction.prepareStatement(DROP)) {
      new Columns<>(drop, List.copyOf(taken.entrySet()))
          .column("int8", Map.Entry::getKey)
          .column("int4", Map.Entry::getValue);
      drop.executeUpdate();
    }
  }

  /** So long ago, if anything is kept since then. */
  @Nullable Instant longAgo(Duration patience) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(LONG_AGO)) {
      statement.setLong(1, patience.toMillis());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? ParcelRows.instant(row, "instant") : null;
      }
    }
  }

  /** The sequence up to which each order has events that came until then; of so many events. */
  SortedMap<Long, Integer> until(Instant then, int most) throws SQLException {
    SortedMap<Long, Integer> sequences = new TreeMap<>();
    try (PreparedStatement until = transaction.prepareStatement(UNTIL)) {
      until.setObject(1, then.atOffset(ZoneOffset.UTC));
      until.setInt(2, most);
      try (ResultSet row = until.executeQuery()) {
        while (row.next()) {
          sequences.merge(row.getLong("order_id"), row.getInt("sequence"), Math::max);
        }
      }
    }
    return sequences;
  }

  private static String text(StatusChanged event) {
    byte[] payload = Objects.requireNonNull(WRITER.statusChanged(event, NOWHERE).payload());
    return new String(payload, StandardCharsets.UTF_8);
  }

  private static StatusChanged read(String event) {
    byte[] value = event.getBytes(StandardCharsets.UTF_8);
    var message = new IncomingMessage(Topics.ORDER_STATUS, 0, 0, 0, null, value, TYPE);
    return switch (READER.read(message)) {
      case StatusReading.Changed(StatusChanged changed, var _) -> changed;
      case StatusReading.Foreign _, StatusReading.Unreadable _ ->
          throw new InvariantBroken("An early event cannot be read as it was written: " + event);
    };
  }
}
