package io.lading.tracking.postgres;

import io.lading.core.contract.OrderStatus;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.query.IdWindow;
import io.lading.core.query.OrdersByStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The orders of a status as their heads say, which follow the status topic. */
public final class PostgresOrdersByStatus implements OrdersByStatus {

  static final String IDS =
      """
      SELECT h.order_id
      FROM order_head h
      WHERE h.status = ? AND h.order_id >= ? AND h.order_id < ?
      ORDER BY h.order_id DESC
      LIMIT ?
      """;

  private final DataSource database;

  public PostgresOrdersByStatus(DataSource database) {
    this.database = database;
  }

  @Override
  public List<Long> ids(OrderStatus status, IdWindow window, int atMost) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(IDS)) {
      select.setShort(1, (short) status.ordinal());
      select.setLong(2, window.from());
      select.setLong(3, window.below());
      select.setInt(4, atMost);
      return ids(select);
    } catch (SQLException e) {
      throw new StorageUnavailable("orders cannot be told by status: " + e.getMessage(), e);
    }
  }

  private static List<Long> ids(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<Long> ids = new ArrayList<>();
      while (row.next()) {
        ids.add(row.getLong("order_id"));
      }
      return ids;
    }
  }
}
