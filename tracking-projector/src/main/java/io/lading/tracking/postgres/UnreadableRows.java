package io.lading.tracking.postgres;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.MessageHeader;
import io.lading.tracking.timeline.TopicRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Parks records that could not be read, each once, whole. */
record UnreadableRows(Connection transaction) {

  private static final String INSERT =
      """
      INSERT INTO unreadable (topic, partition, record_offset, record_time, key, value, headers, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT ON CONSTRAINT one_row_per_unreadable_record DO NOTHING
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

  private static void bind(PreparedStatement insert, TopicRecord.Unreadable unreadable)
      throws SQLException {
    IncomingMessage message = unreadable.message();
    insert.setString(1, message.topic());
    insert.setInt(2, message.partition());
    insert.setLong(3, message.offset());
    insert.setObject(
        4, Instant.ofEpochMilli(Math.max(0, message.timestampMillis())).atOffset(ZoneOffset.UTC));
    insert.setBytes(5, message.key());
    insert.setBytes(6, message.value());
    insert.setBytes(7, headers(message.headers()));
    insert.setString(8, unreadable.reason().replace('\0', ' '));
  }

  private static byte[] headers(List<MessageHeader> headers) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (MessageHeader header : headers) {
        byte[] name = header.name().getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        byte[] value = header.value();
        out.writeInt(value == null ? -1 : value.length);
        out.write(value == null ? new byte[0] : value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
