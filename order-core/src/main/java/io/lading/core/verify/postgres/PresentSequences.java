package io.lading.core.verify.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Streams how far each order is. Of one snapshot. */
public record PresentSequences(Connection snapshot) {

  private static final int PAGE = 10_000;

  private static final String SEQUENCES =
      """
      SELECT s.order_id, s.sequence, o.is_delete
      FROM orders.logistics_order_state s JOIN orders.logistics_order o ON o.id = s.order_id
      """;

  public interface Orders {
    void order(long orderId, int sequence, boolean erased);
  }

  public void each(Orders orders) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(SEQUENCES)) {
      statement.setFetchSize(PAGE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          orders.order(row.getLong(1), row.getInt(2), row.getBoolean(3));
        }
      }
    }
  }
}
