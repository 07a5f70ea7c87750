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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

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
      VALUES (?, ?, ?)
      """;

  private static final String DROP =
      """
      DELETE FROM early_event e USING unnest(?::bigint[], ?::integer[]) AS o (order_id, sequence)
      WHERE e.order_id = o.order_id AND e.sequence <= o.sequence
      """;

  static final String NEWEST =
      """
      SELECT number FROM early_event WHERE kept_at <= now() - ? * interval '1 millisecond' ORDER BY number DESC LIMIT 1
      """;

  static final String UP_TO =
      """
      SELECT order_id, sequence FROM early_event WHERE number <= ? ORDER BY number LIMIT ?
      """;

  /** {@code orders}: locked. */
  List<StatusChanged> ofOrders(List<Long> orders) throws SQLException {
    List<StatusChanged> events = new ArrayList<>();
    try (PreparedStatement statement = transaction.prepareStatement(OF_ORDERS)) {
      new Columns<>(statement, orders).column("int8", id -> id);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(read(row.getBytes("event")));
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
      for (StatusChanged event : events) {
        keep.setLong(1, event.orderId());
        keep.setInt(2, event.sequence());
        keep.setBytes(3, WRITER.statusChanged(event, NOWHERE).payload());
        keep.addBatch();
      }
      keep.executeBatch();
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

  /** The last that came of those that are kept for so long. */
  OptionalLong newest(Duration patience) throws SQLException {
    try (PreparedStatement newest = transaction.prepareStatement(NEWEST)) {
      newest.setLong(1, patience.toMillis());
      try (ResultSet row = newest.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong("number")) : OptionalLong.empty();
      }
    }
  }

  /** The sequence up to which each order has events that came until then; so many at most. */
  SortedMap<Long, Integer> upTo(long newest, int most) throws SQLException {
    SortedMap<Long, Integer> sequences = new TreeMap<>();
    try (PreparedStatement upTo = transaction.prepareStatement(UP_TO)) {
      upTo.setLong(1, newest);
      upTo.setInt(2, most);
      try (ResultSet row = upTo.executeQuery()) {
        while (row.next()) {
          sequences.merge(row.getLong("order_id"), row.getInt("sequence"), Math::max);
        }
      }
    }
    return sequences;
  }

  private static StatusChanged read(byte[] event) {
    var message = new IncomingMessage(Topics.ORDER_STATUS, 0, 0, 0, null, event, TYPE);
    return switch (READER.read(message)) {
      case StatusReading.Changed(StatusChanged changed, var _) -> changed;
      case StatusReading.Foreign _, StatusReading.Unreadable _ ->
          throw new InvariantBroken("An early event cannot be read as it was written: " + message);
    };
  }
}
