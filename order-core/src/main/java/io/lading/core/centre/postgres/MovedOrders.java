package io.lading.core.centre.postgres;

import io.lading.core.contract.TradeKey;
import io.lading.core.postgres.Shelf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes what is told of orders that go to history or come back, beside their rows. */
final class MovedOrders {

  /** An order, and its key in the dedup rows. */
  record Moved(long orderId, TradeKey trade) {}

  private static final String FLAG =
      """
      UPDATE logistics_order_unique t
      SET archived = ?::int = 1
      FROM unnest(?::text[], ?::text[], ?::bigint[]) AS u (code, biz, order_id)
      WHERE t.trade_order_code = ANY (ARRAY[u.code]) AND t.biz_type = u.biz
        AND t.order_id = u.order_id
      """;

  private static final String STOCK =
      """
      INSERT INTO archived_stock_change (month, warehouse_id, sku_id, deducted, returned)
      SELECT m.month, m.warehouse_id, m.sku_id, sum(m.deducted) * ?, sum(m.returned) * ?
      FROM (
        SELECT order_month(f.order_id) AS month, f.warehouse_id, f.sku_id, f.deducted, f.returned
        FROM moved_stock f
        WHERE f.order_id = ANY (?)) AS m
      GROUP BY m.month, m.warehouse_id, m.sku_id
      HAVING sum(m.deducted) <> 0 OR sum(m.returned) <> 0
      """;

  private static final String DUE =
      """
      INSERT INTO due_snapshot (order_id)
      SELECT u.order_id FROM unnest(?::bigint[]) AS u (order_id) ORDER BY u.order_id
      """;

  private MovedOrders() {}

  static List<Moved> of(ResultSet row) throws SQLException {
    var moved = new ArrayList<Moved>();
    while (row.next()) {
      moved.add(new Moved(row.getLong(1), new TradeKey(row.getString(2), row.getString(3))));
    }
    return moved;
  }

  /** To be called while their rows are in the live tables. */
  static void tell(Connection transaction, Collection<Moved> moved, Shelf to) throws SQLException {
    flag(transaction, moved, to == Shelf.HISTORY ? 1 : 0);
    stock(transaction, moved, to == Shelf.HISTORY ? 1 : -1);
    try (PreparedStatement insert = transaction.prepareStatement(DUE)) {
      new Arguments(insert).numbers(moved, Moved::orderId);
      insert.executeUpdate();
    }
  }

  private static void flag(Connection transaction, Collection<Moved> moved, int archived)
      throws SQLException {
    try (PreparedStatement update = transaction.prepareStatement(FLAG)) {
      new Arguments(update)
          .number(archived)
          .texts(moved, order -> order.trade().tradeOrderCode())
          .texts(moved, order -> order.trade().bizType())
          .numbers(moved, Moved::orderId);
      Count.expect(moved.size(), update.executeUpdate(), "dedup rows of orders that move");
    }
  }

  private static void stock(Connection transaction, Collection<Moved> moved, int sign)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(STOCK)) {
      new Arguments(insert).number(sign).number(sign).numbers(moved, Moved::orderId);
      insert.executeUpdate();
    }
  }
}
