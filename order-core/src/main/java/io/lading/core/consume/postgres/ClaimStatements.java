package io.lading.core.consume.postgres;

import io.lading.core.consume.Claim;
import io.lading.core.consume.PartitionSituation;
import io.lading.core.consume.StoredPosition;
import io.lading.core.intake.PartitionRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of a claim, all of them in one transaction, the lock first; and of a look. */
final class ClaimStatements {

  private ClaimStatements() {}

  /** Also where there is no row to lock yet: two claims of one partition follow each other. */
  static void lock(Connection transaction, PartitionRef partition) throws SQLException {
    String sql =
        """
        SELECT pg_advisory_xact_lock(hashtextextended(concat_ws('/', ?::text, ?::text, ?::integer), 0))
        """;
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      bind(statement, partition);
      statement.execute();
    }
  }

  static @Nullable StoredPosition stored(Connection transaction, PartitionRef partition)
      throws SQLException {
    String sql =
        """
        SELECT topic_id, next_offset
        FROM consumer_position
        WHERE consumer_group = ? AND topic = ? AND partition = ?
        ORDER BY consumer_group, topic, partition
        FOR NO KEY UPDATE
        """;
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      bind(statement, partition);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new StoredPosition(row.getObject("topic_id", UUID.class), row.getLong("next_offset"))
            : null;
      }
    }
  }

  /** Of every partition; locks nothing. */
  static Map<PartitionRef, StoredPosition> stored(
      Connection transaction, String group, String topic) throws SQLException {
    String sql =
        """
        SELECT partition, topic_id, next_offset FROM consumer_position WHERE consumer_group = ? AND topic = ?
        """;
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      statement.setString(1, group);
      statement.setString(2, topic);
      Map<PartitionRef, StoredPosition> stored = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          stored.put(
              new PartitionRef(group, topic, row.getInt("partition")),
              new StoredPosition(
                  row.getObject("topic_id", UUID.class), row.getLong("next_offset")));
        }
      }
      return stored;
    }
  }

  static Claim take(
      Connection transaction, PartitionSituation situation, long nextOffset, boolean obeyed)
      throws SQLException {
    String sql =
        """
        INSERT INTO consumer_position (consumer_group, topic, partition, topic_id, epoch, next_offset)
        VALUES (?, ?, ?, ?, 1, ?)
        ON CONFLICT (consumer_group, topic, partition) DO UPDATE
        SET topic_id = excluded.topic_id, epoch = consumer_position.epoch + 1, next_offset = excluded.next_offset
        RETURNING epoch
        """;
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      bind(statement, situation.partition());
      statement.setObject(4, situation.topicId());
      statement.setLong(5, nextOffset);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long epoch = row.getLong("epoch");
        return new Claim(situation.partition(), situation.topicId(), epoch, nextOffset, obeyed);
      }
    }
  }

  private static void bind(PreparedStatement statement, PartitionRef partition)
      throws SQLException {
    statement.setString(1, partition.consumerGroup());
    statement.setString(2, partition.topic());
    statement.setInt(3, partition.partition());
  }
}
