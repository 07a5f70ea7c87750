package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The rows that Lading wrote for a series of trades, read back into memory, so that every other way
 * writes exactly the same. In the order in which the orders were made.
 */
public final class RecordedOrders {

  private static final String RESERVED =
      """
      SELECT i.order_id, p.warehouse_id, i.sku_id, sum(i.item_num)
      FROM logistics_order_item i
      JOIN logistics_order_package p ON p.order_id = i.order_id AND p.id = i.package_id
      GROUP BY i.order_id, p.warehouse_id, i.sku_id
      ORDER BY i.order_id, p.warehouse_id, i.sku_id
      """;

  private static final String CODES =
      """
      SELECT o.id, o.trade_order_code FROM logistics_order o ORDER BY o.id
      """;

  private final List<OrderTable> tables;
  private final List<RecordedOrder> orders;

  private RecordedOrders(List<OrderTable> tables, List<RecordedOrder> orders) {
    this.tables = tables;
    this.orders = orders;
  }

  /** Reads a database in which there is nothing but the orders to be recorded. */
  public static RecordedOrders read(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      List<OrderTable> tables = OrderTable.all(connection);
      var rows = new ArrayList<Map<Long, List<Row>>>();
      for (OrderTable table : tables) {
        rows.add(TableRows.byKey(connection, table, Long.class));
      }
      return new RecordedOrders(tables, orders(connection, rows));
    }
  }

  public List<RecordedOrder> orders() {
    return orders;
  }

  /** Every row of every order as text, to be compared. */
  public List<String> described() {
    return orders.stream()
        .map(
            order ->
                order.rows().stream()
                    .map(rows -> Arrays.deepToString(rows.stream().map(Row::values).toArray()))
                    .toList()
                    .toString())
        .toList();
  }

  List<OrderTable> tables() {
    return tables;
  }

  /** The same orders in the order of the trades they were made of. */
  public RecordedOrders inOrderOf(List<String> tradeOrderCodes) {
    var byCode = new HashMap<String, RecordedOrder>();
    orders.forEach(order -> byCode.put(order.tradeOrderCode(), order));
    var sorted =
        tradeOrderCodes.stream()
            .map(code -> Objects.requireNonNull(byCode.get(code), code))
            .toList();
    return new RecordedOrders(tables, sorted);
  }

  /** A part of them, to warm up with or to measure. */
  public RecordedOrders range(int from, int to) {
    return new RecordedOrders(tables, orders.subList(from, to));
  }

  private static List<RecordedOrder> orders(Connection connection, List<Map<Long, List<Row>>> rows)
      throws SQLException {
    var orders = new ArrayList<RecordedOrder>();
    Map<Long, List<RecordedOrder.Reserved>> reserved = reserved(connection);
    try (PreparedStatement codes = connection.prepareStatement(CODES);
        ResultSet row = codes.executeQuery()) {
      while (row.next()) {
        long id = row.getLong(1);
        orders.add(
            new RecordedOrder(
                id,
                row.getString(2),
                rows.stream().map(table -> table.getOrDefault(id, List.of())).toList(),
                reserved.getOrDefault(id, List.of())));
      }
    }
    return List.copyOf(orders);
  }

  private static Map<Long, List<RecordedOrder.Reserved>> reserved(Connection connection)
      throws SQLException {
    var reserved = new HashMap<Long, List<RecordedOrder.Reserved>>();
    try (PreparedStatement query = connection.prepareStatement(RESERVED);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        reserved
            .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
            .add(new RecordedOrder.Reserved(row.getLong(2), row.getLong(3), row.getLong(4)));
      }
    }
    return reserved;
  }
}
