package io.lading.core.query.postgres;

import io.lading.core.query.OutboxBacklog;
import io.lading.core.query.WaitingOutbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** Asks a function that tells how much waits, and shows no row. */
public final class PostgresWaitingOutbox implements WaitingOutbox {

  private static final String BACKLOG =
      """
      SELECT b.waiting, b.oldest, now() AS as_of FROM orders.outbox_backlog(?) b
      """;

  private final Reading reading;

  public PostgresWaitingOutbox(DataSource database) {
    this.reading = new Reading(database);
  }

  @Override
  public Optional<OutboxBacklog> backlog(int atMost) {
    return reading.once(connection -> backlog(connection, atMost));
  }

  private static Optional<OutboxBacklog> backlog(Connection connection, int atMost)
      throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(BACKLOG)) {
      ask.setInt(1, atMost);
      try (ResultSet row = ask.executeQuery()) {
        row.next();
        long waiting = row.getLong("waiting");
        return row.wasNull() ? Optional.empty() : Optional.of(backlog(waiting, row));
      }
    }
  }

  private static OutboxBacklog backlog(long waiting, ResultSet row) throws SQLException {
    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
    return new OutboxBacklog(
        waiting,
        oldest == null ? null : oldest.toInstant(),
        row.getObject("as_of", OffsetDateTime.class).toInstant());
  }
}
