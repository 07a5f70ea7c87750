package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first source's way (§3.1): one order per transaction, one statement per row. The stock of an
 * order is taken in the order of (warehouse, SKU) and as the last thing but the event, which is
 * kinder to it than the source is: no deadlocks, and hot rows are locked for the shortest time.
 */
final class RowByRow implements OrderWriter<RecordedOrder>, AutoCloseable {

  private static final String RESERVE =
      """
      UPDATE inventory
      SET reserved = reserved + ?, version = version + 1, updated_at = CURRENT_TIMESTAMP
      WHERE warehouse_id = ? AND sku_id = ? AND quantity - reserved >= ?
      """;

  private final List<PreparedStatement> inserts = new ArrayList<>();
  private final PreparedStatement reserve;

  RowByRow(Connection connection, List<OrderTable> tables) throws SQLException {
    for (OrderTable table : tables) {
      inserts.add(connection.prepareStatement(table.insert()));
    }
    reserve = connection.prepareStatement(RESERVE);
  }

  @Override
  public void write(Connection connection, RecordedOrder order) throws SQLException {
    int last = inserts.size() - 1;
    for (int table = 0; table < last; table++) {
      insert(inserts.get(table), order.rows().get(table));
    }
    for (var want : order.reserved()) {
      reserve(want);
    }
    insert(inserts.get(last), order.rows().get(last));
    connection.commit();
  }

  private static void insert(PreparedStatement insert, List<Row> rows) throws SQLException {
    for (Row row : rows) {
      for (int i = 0; i < row.values().length; i++) {
        insert.setObject(i + 1, row.values()[i]);
      }
      expectOne(insert.executeUpdate(), "row inserted");
    }
  }

  private void reserve(RecordedOrder.Reserved want) throws SQLException {
    reserve.setLong(1, want.pieces());
    reserve.setLong(2, want.warehouseId());
    reserve.setLong(3, want.skuId());
    reserve.setLong(4, want.pieces());
    expectOne(reserve.executeUpdate(), "stock reserved");
  }

  static void expectOne(int count, String what) throws SQLException {
    if (count != 1) {
      throw new SQLException("expected 1 " + what + ", was " + count);
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement insert : inserts) {
      insert.close();
    }
    reserve.close();
  }
}
