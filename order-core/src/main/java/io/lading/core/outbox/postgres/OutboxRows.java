package io.lading.core.outbox.postgres;

import io.lading.core.outbox.HeaderBytes;
import io.lading.core.outbox.OutboxRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** A row of the log out of a result with the columns named as in the table. */
final class OutboxRows {

  private OutboxRows() {}

  static OutboxRow of(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getLong("id"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("topic"),
        row.getBytes("key"),
        HeaderBytes.decode(row.getBytes("headers")),
        row.getBytes("payload"));
  }
}
