package io.lading.core.verify.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads how far input topics were consumed. */
public final class ConsumedPositions {

  /** {@code consumed}: records that have an outcome. */
  public record Position(
      String group, String topic, int partition, long nextOffset, long consumed) {}

  private static final String ALL =
      """
      SELECT consumer_group, topic, partition, next_offset, consumed
      FROM orders.consumer_position
      ORDER BY consumer_group, topic, partition
      """;

  private ConsumedPositions() {}

  public static List<Position> in(Connection snapshot) throws SQLException {
    List<Position> positions = new ArrayList<>();
    try (PreparedStatement statement = snapshot.prepareStatement(ALL);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        positions.add(
            new Position(
                row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5)));
      }
    }
    return positions;
  }
}
