package io.lading.planner.postgres;

import io.lading.core.contract.IncomingMessage;
import io.lading.planner.parcel.StatusPoll.Unreadable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Records of the status topic that could not be read. */
record UnreadableRows(Connection transaction) {

  private static final String KEEP =
      """
      INSERT INTO unreadable (topic, partition, record_offset, record_time, key, reason)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT ON CONSTRAINT one_row_per_unreadable_record DO NOTHING
      """;

  private static final String COUNT =
      """
      SELECT count(*) FROM unreadable WHERE settled_at IS NULL
      """;

  void keep(List<Unreadable> records) throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    try (PreparedStatement keep = transaction.prepareStatement(KEEP)) {
      for (Unreadable unreadable : records) {
        bind(keep, unreadable);
        keep.addBatch();
      }
      keep.executeBatch();
    }
  }

  private static void bind(PreparedStatement keep, Unreadable unreadable) throws SQLException {
    IncomingMessage message = unreadable.message();
    keep.setString(1, message.topic());
    keep.setInt(2, message.partition());
    keep.setLong(3, message.offset());
    keep.setObject(4, time(message.timestampMillis()));
    keep.setBytes(5, message.key());
    keep.setString(6, unreadable.reason().replace('\0', ' '));
  }

  private static OffsetDateTime time(long millis) {
    return Instant.ofEpochMilli(Math.max(0, millis)).atOffset(ZoneOffset.UTC);
  }

  long count() throws SQLException {
    try (PreparedStatement count = transaction.prepareStatement(COUNT);
        ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
