package io.lading.tracking.postgres;

import io.lading.core.contract.IncomingMessage;
import io.lading.tracking.timeline.ClaimedEvent;
import io.lading.tracking.timeline.EventKey;
import io.lading.tracking.timeline.TopicRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parks records that could not be read, each once, whole; until they are settled. */
record UnreadableRows(Connection transaction) {

  private static final String INSERT =
      """
      INSERT INTO unreadable (topic, partition, record_offset, record_time, key, value, headers, reason, order_id, sequence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT ON CONSTRAINT one_row_per_unreadable_record DO NOTHING
      """;

  private static final String UNSETTLED =
      """
      SELECT topic, partition, record_offset, record_time, key, value, headers
      FROM unreadable
      WHERE settled_at IS NULL AND (topic, partition, record_offset, record_time) > (?, ?, ?, ?)
      ORDER BY topic, partition, record_offset, record_time
      LIMIT ?
      """;

  private static final String SETTLE =
      """
      UPDATE unreadable SET settled_at = now()
      WHERE topic = ? AND partition = ? AND record_offset = ? AND record_time = ? AND settled_at IS NULL
      """;

  void keep(List<TopicRecord.Unreadable> records) throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      for (TopicRecord.Unreadable unreadable : records) {
        bind(insert, unreadable);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The next ones after {@code last}, by topic, partition, offset and time. */
  List<IncomingMessage> unsettled(Optional<IncomingMessage> last, int limit) throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(UNSETTLED)) {
      select.setString(1, last.map(IncomingMessage::topic).orElse(""));
      select.setInt(2, last.map(IncomingMessage::partition).orElse(0));
      select.setLong(3, last.map(IncomingMessage::offset).orElse(0L));
      select.setObject(4, time(last.map(IncomingMessage::timestampMillis).orElse(0L)));
      select.setInt(5, limit);
      try (ResultSet row = select.executeQuery()) {
        List<IncomingMessage> messages = new ArrayList<>();
        while (row.next()) {
          messages.add(message(row));
        }
        return messages;
      }
    }
  }

  void settle(List<IncomingMessage> messages) throws SQLException {
    if (messages.isEmpty()) {
      return;
    }
    try (PreparedStatement settle = transaction.prepareStatement(SETTLE)) {
      for (IncomingMessage message : messages) {
        identify(settle, message);
        settle.addBatch();
      }
      settle.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, TopicRecord.Unreadable unreadable)
      throws SQLException {
    IncomingMessage message = unreadable.message();
    identify(insert, message);
    insert.setBytes(5, message.key());
    insert.setBytes(6, message.value());
    insert.setBytes(7, RecordBytes.of(message.headers()));
    insert.setString(8, unreadable.reason().replace('\0', ' '));
    Optional<EventKey> claimed = ClaimedEvent.of(message);
    insert.setObject(9, claimed.map(EventKey::orderId).orElse(null), Types.BIGINT);
    insert.setObject(10, claimed.map(EventKey::sequence).orElse(null), Types.INTEGER);
  }

  private static void identify(PreparedStatement statement, IncomingMessage message)
      throws SQLException {
    statement.setString(1, message.topic());
    statement.setInt(2, message.partition());
    statement.setLong(3, message.offset());
    statement.setObject(4, time(message.timestampMillis()));
  }

  private static OffsetDateTime time(long millis) {
    return Instant.ofEpochMilli(Math.max(0, millis)).atOffset(ZoneOffset.UTC);
  }

  private static IncomingMessage message(ResultSet row) throws SQLException {
    return new IncomingMessage(
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        row.getObject("record_time", OffsetDateTime.class).toInstant().toEpochMilli(),
        row.getBytes("key"),
        row.getBytes("value"),
        RecordBytes.headers(row.getBytes("headers")));
  }
}
