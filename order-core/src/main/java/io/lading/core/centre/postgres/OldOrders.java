package io.lading.core.centre.postgres;

import io.lading.core.contract.OrderStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Passes live orders by id, page by page; nothing is locked. */
final class OldOrders {

  /** Live orders: how many, the last of them, and those that look finished and old enough. */
  record Page(int orders, long last, List<Long> finished) {}

  private static final String PAGE =
      """
      SELECT s.order_id, s.status = ANY (?) AND s.updated_at < ? AS finished
      FROM logistics_order_state s
      WHERE s.order_id > ? AND s.order_id < ?
      ORDER BY s.order_id
      LIMIT ?
      """;

  private OldOrders() {}

  /** Of those after an id and before the horizon. */
  static Page page(Connection connection, long after, long horizon, Instant before, int most)
      throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(PAGE)) {
      new Arguments(read)
          .numbers(FinishedOrders.FINISHED, OrderStatus::ordinal)
          .time(before)
          .id(after)
          .id(horizon)
          .number(most);
      var finished = new ArrayList<Long>();
      int orders = 0;
      long last = after;
      try (ResultSet row = read.executeQuery()) {
        for (; row.next(); orders++) {
          last = row.getLong(1);
          if (row.getBoolean(2)) {
            finished.add(last);
          }
        }
      }
      return new Page(orders, last, finished);
    }
  }
}
