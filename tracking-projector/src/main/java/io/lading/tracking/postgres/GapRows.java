package io.lading.tracking.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Notes what is missing of orders, and closes what is not missing any more. Heads are locked. */
record GapRows(Connection transaction) {

  private static final String CLOSE =
      """
      UPDATE sequence_gap AS g SET closed_at = now()
      WHERE g.order_id = ANY (?::bigint[]) AND g.closed_at IS NULL
        AND EXISTS (
          SELECT 1 FROM timeline t
          WHERE t.order_id = g.order_id AND t.sequence BETWEEN g.missing_from AND g.missing_to)
      """;

  private static final String OPEN =
      """
      INSERT INTO sequence_gap (order_id, missing_from, missing_to)
      SELECT e.order_id, e.previous + 1, e.sequence - 1
      FROM (
        SELECT order_id, sequence, lag(sequence, 1, 0) OVER (PARTITION BY order_id ORDER BY sequence) AS previous
        FROM timeline WHERE order_id = ANY (?::bigint[])
      ) AS e
      WHERE e.sequence > e.previous + 1
      ORDER BY e.order_id, e.sequence
      ON CONFLICT ON CONSTRAINT one_row_per_gap DO NOTHING
      """;

  void follow(List<Long> orders) throws SQLException {
    if (!orders.isEmpty()) {
      execute(CLOSE, orders);
      execute(OPEN, orders);
    }
  }

  private void execute(String sql, List<Long> orders) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      new Columns<>(statement, orders).column("int8", id -> id);
      statement.executeUpdate();
    }
  }
}
