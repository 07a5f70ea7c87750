package io.lading.core.centre.postgres;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.outbox.HeaderBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Parked messages: how many, and the bytes of their values and headers. */
record ParkedSize(int messages, long bytes) {

  private static final String READ =
      """
      SELECT count(*),
        coalesce(sum(coalesce(octet_length(p.value), 0) + octet_length(p.headers)), 0)
      FROM (SELECT m.value, m.headers FROM parked_message m ORDER BY m.id LIMIT ?) AS p
      """;

  /** Of those that wait, but never of more than {@code most}. */
  static ParkedSize read(Connection connection, int most) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      new Arguments(read).number(most);
      try (ResultSet row = read.executeQuery()) {
        row.next();
        return new ParkedSize(row.getInt(1), row.getLong(2));
      }
    }
  }

  ParkedSize with(IncomingMessage message) {
    byte[] value = message.value();
    int headers = HeaderBytes.encode(message.headers()).length;
    return new ParkedSize(messages + 1, bytes + (value == null ? 0 : value.length) + headers);
  }
}
