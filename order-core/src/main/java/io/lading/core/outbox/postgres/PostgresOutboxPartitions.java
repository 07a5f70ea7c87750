package io.lading.core.outbox.postgres;

import io.lading.core.outbox.OutboxPartitions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Partitions belong to the owner of the schema, whose two functions are all that is allowed. */
record PostgresOutboxPartitions(Session session) implements OutboxPartitions {

  private static final String ENSURE =
      """
      SELECT ensure_outbox_partitions(?)
      """;
  private static final String DROP =
      """
      SELECT drop_outbox_partitions(? * interval '1 second')
      """;

  @Override
  public int ensure(int daysAhead) {
    return session.transaction(
        "make partitions of the outbox", transaction -> ensure(transaction, daysAhead));
  }

  private static int ensure(Connection transaction, int daysAhead) throws SQLException {
    try (var statement = transaction.prepareStatement(ENSURE)) {
      statement.setInt(1, daysAhead);
      try (var made = statement.executeQuery()) {
        made.next();
        return made.getInt(1);
      }
    }
  }

  @Override
  public List<String> drop(Duration retention) {
    return session.transaction(
        "drop partitions of the outbox", transaction -> drop(transaction, retention));
  }

  private static List<String> drop(Connection transaction, Duration retention) throws SQLException {
    List<String> dropped = new ArrayList<>();
    try (var statement = transaction.prepareStatement(DROP)) {
      statement.setLong(1, retention.toSeconds());
      try (var names = statement.executeQuery()) {
        while (names.next()) {
          dropped.add(names.getString(1));
        }
      }
    }
    return dropped;
  }
}
