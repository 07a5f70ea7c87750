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

/**
 * The orders of a status as their heads say, which follow the status topic. To the planner, who
 * does not know how rare a status is, the way of the ids themselves looks as good, past all orders
 * of other statuses: so the statement asks for an order that only the index of statuses has, and
 * does not say where the ids end.
 */
public final class PostgresOrdersByStatus implements OrdersByStatus {

  static final String IDS =
      """
      SELECT h.order_id
      FROM order_head h
      WHERE h.status = ANY (ARRAY[?::smallint]) AND h.order_id < ?
      ORDER BY h.status, h.order_id DESC
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
      select.setLong(2, window.below());
      select.setInt(3, atMost);
      return ids(select).stream().takeWhile(id -> id >= window.from()).toList();
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
