package io.lading.planner.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Which warehouses were last planned by ways that were not known yet. */
record ProvisionalRows(Connection transaction) {

  private static final String IS_PROVISIONAL =
      """
      SELECT provisional FROM planning WHERE warehouse_id = ?
      """;

  private static final String MARK =
      """
      UPDATE planning SET provisional = ? WHERE warehouse_id = ?
      """;

  boolean isProvisional(long warehouseId) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(IS_PROVISIONAL)) {
      statement.setLong(1, warehouseId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean("provisional");
      }
    }
  }

  /** The caller has locked the row, by ending its lease. */
  void mark(long warehouseId, boolean provisional) throws SQLException {
    try (PreparedStatement mark = transaction.prepareStatement(MARK)) {
      mark.setBoolean(1, provisional);
      mark.setLong(2, warehouseId);
      mark.executeUpdate();
    }
  }
}
