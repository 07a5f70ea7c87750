package io.lading.core.centre.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Tends the partitions of history, which belong to the owner of the schema, and its totals. */
final class HistoryMonths {

  private static final String ENSURE =
      """
      SELECT ensure_history_partitions()
      """;

  private static final String DROP =
      """
      SELECT count(*) FROM drop_history_partitions(? * interval '1 second', ?::int = 1)
      """;

  private static final String FOLDS_ALONE =
      """
      SELECT pg_try_advisory_xact_lock(7204461820303)
      """;

  private static final String FOLD =
      """
      WITH changes AS (
        DELETE FROM archived_stock_change c
        WHERE c.id = ANY (ARRAY(
          SELECT f.id FROM archived_stock_change f ORDER BY f.id LIMIT ?))
        RETURNING c.month, c.warehouse_id, c.sku_id, c.deducted, c.returned
      )
      INSERT INTO archived_stock AS t (month, warehouse_id, sku_id, deducted, returned)
      SELECT c.month, c.warehouse_id, c.sku_id, sum(c.deducted), sum(c.returned)
      FROM changes c
      GROUP BY c.month, c.warehouse_id, c.sku_id
      ON CONFLICT (month, warehouse_id, sku_id)
        DO UPDATE SET deducted = t.deducted + excluded.deducted,
          returned = t.returned + excluded.returned
      """;

  private HistoryMonths() {}

  /** From the month of the oldest live order to the next. Returns how many were made. */
  static int ensure(Connection transaction) throws SQLException {
    try (PreparedStatement ensure = transaction.prepareStatement(ENSURE)) {
      return first(ensure);
    }
  }

  /** The oldest of those whose every order was made longer ago. Returns how many: one or none. */
  static int drop(Connection transaction, Duration keepFor, boolean detachOnly)
      throws SQLException {
    try (PreparedStatement drop = transaction.prepareStatement(DROP)) {
      new Arguments(drop).id(keepFor.toSeconds()).number(detachOnly ? 1 : 0);
      return first(drop);
    }
  }

  /**
   * Adds up what archived orders took from stock, so many changes of it at most; one instance at a
   * time.
   */
  static void fold(Connection transaction, int most) throws SQLException {
    try (PreparedStatement alone = transaction.prepareStatement(FOLDS_ALONE);
        ResultSet row = alone.executeQuery()) {
      row.next();
      if (!row.getBoolean(1)) {
        return;
      }
    }
    try (PreparedStatement fold = transaction.prepareStatement(FOLD)) {
      new Arguments(fold).number(most);
      fold.executeUpdate();
    }
  }

  private static int first(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
