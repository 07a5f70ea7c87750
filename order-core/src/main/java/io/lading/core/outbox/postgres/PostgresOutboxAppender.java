package io.lading.core.outbox.postgres;

import io.lading.core.contract.OutgoingMessage;
import io.lading.core.outbox.Buckets;
import io.lading.core.outbox.HeaderBytes;
import io.lading.core.outbox.OutboxAppender;
import io.lading.core.postgres.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Appends with one binary COPY. Id, xid and created_at are the columns' defaults, which COPY takes
 * row by row, so ids follow the order of the list. Safe for use by many threads.
 */
public final class PostgresOutboxAppender implements OutboxAppender {

  private static final String APPEND =
      """
      COPY outbox (bucket, topic, key, headers, payload, order_id, sequence)
      FROM STDIN (FORMAT binary)
      """;
  private static final int COLUMNS = 7;

  @Override
  public void append(Connection transaction, List<OutgoingMessage> messages) throws SQLException {
    var rows = new BinaryCopy(COLUMNS);
    for (OutgoingMessage message : messages) {
      rows.row()
          .int2(Buckets.of(message.topic(), message.key()))
          .text(message.topic())
          .bytes(message.key())
          .bytes(HeaderBytes.encode(message.headers()))
          .bytes(message.payload())
          .int8(message.orderId())
          .int4(message.sequence());
    }
    rows.into(transaction, APPEND);
  }
}
