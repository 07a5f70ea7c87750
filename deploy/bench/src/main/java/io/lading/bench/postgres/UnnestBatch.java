package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of orders as arrays, one per column; written with one statement per table. */
final class UnnestBatch {

  private final List<OrderTable> tables;
  private final List<@Nullable Object[][]> columns = new ArrayList<>();
  private final StockDemand demand;

  UnnestBatch(List<OrderTable> tables, List<RecordedOrder> orders) {
    this.tables = tables;
    this.demand = StockDemand.of(orders);
    for (int table = 0; table < tables.size(); table++) {
      columns.add(columns(tables.get(table).types(), rowsOf(orders, table)));
    }
  }

  void write(Connection connection) throws SQLException {
    for (int table = 0; table < tables.size(); table++) {
      insert(connection, tables.get(table), columns.get(table));
    }
    demand.reserve(connection);
    connection.commit();
  }

  static void insert(Connection connection, OrderTable table, @Nullable Object[][] columns)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(table.unnest())) {
      for (int i = 0; i < columns.length; i++) {
        insert.setArray(i + 1, connection.createArrayOf(table.types().get(i), columns[i]));
      }
      insert.executeUpdate();
    }
  }

  static List<Row> rowsOf(List<RecordedOrder> orders, int table) {
    return orders.stream().flatMap(order -> order.rows().get(table).stream()).toList();
  }

  static @Nullable Object[][] columns(List<String> types, List<Row> rows) {
    @Nullable Object[][] columns = new @Nullable Object[types.size()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(types.get(i), rows, i);
    }
    return columns;
  }

  private static @Nullable Object[] column(String type, List<Row> rows, int column) {
    @Nullable Object[] values = empty(type, rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i).values()[column];
    }
    return values;
  }

  /** Of the element type that the driver sends in binary, where it can. */
  private static @Nullable Object[] empty(String type, int size) {
    return switch (type) {
      case "int8" -> new @Nullable Long[size];
      case "int4", "int2" -> new @Nullable Integer[size];
      case "float8" -> new @Nullable Double[size];
      case "bool" -> new @Nullable Boolean[size];
      case "text", "varchar", "bpchar" -> new @Nullable String[size];
      case "bytea" -> new byte @Nullable [size][];
      default -> new @Nullable Object[size];
    };
  }
}
