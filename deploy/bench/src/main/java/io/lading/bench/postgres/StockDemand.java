package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** What a batch of orders takes, summed per (warehouse, SKU) and sorted. */
final class StockDemand {

  // Locked in one order, so that connections wait for each other instead of deadlocking.
  private static final String RESERVE =
      """
      WITH demand AS MATERIALIZED (
        SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS u (warehouse_id, sku_id, pieces)
      ), locked AS MATERIALIZED (
        SELECT i.warehouse_id, i.sku_id FROM demand d
        JOIN inventory i ON i.warehouse_id = d.warehouse_id AND i.sku_id = d.sku_id
        ORDER BY i.warehouse_id, i.sku_id FOR NO KEY UPDATE OF i
      )
      UPDATE inventory i
      SET reserved = i.reserved + d.pieces, version = i.version + 1, updated_at = CURRENT_TIMESTAMP
      FROM demand d JOIN locked l ON l.warehouse_id = d.warehouse_id AND l.sku_id = d.sku_id
      WHERE i.warehouse_id = d.warehouse_id AND i.sku_id = d.sku_id
      """;

  private static final String DEDUCT =
      """
      WITH demand AS MATERIALIZED (
        SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS u (warehouse_id, sku_id, pieces)
      ), locked AS MATERIALIZED (
        SELECT i.warehouse_id, i.sku_id FROM demand d
        JOIN inventory i ON i.warehouse_id = d.warehouse_id AND i.sku_id = d.sku_id
        ORDER BY i.warehouse_id, i.sku_id FOR NO KEY UPDATE OF i
      )
      UPDATE inventory i
      SET quantity = i.quantity - d.pieces, reserved = i.reserved - d.pieces, version = i.version + 1, updated_at = CURRENT_TIMESTAMP
      FROM demand d JOIN locked l ON l.warehouse_id = d.warehouse_id AND l.sku_id = d.sku_id
      WHERE i.warehouse_id = d.warehouse_id AND i.sku_id = d.sku_id
      """;

  private record Key(long warehouseId, long skuId) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byWarehouse = Long.compare(warehouseId, other.warehouseId);
      return byWarehouse != 0 ? byWarehouse : Long.compare(skuId, other.skuId);
    }
  }

  private final long[] warehouses;
  private final long[] skus;
  private final long[] pieces;

  static StockDemand of(List<RecordedOrder> orders) {
    return new StockDemand(orders.stream().map(RecordedOrder::reserved).toList());
  }

  StockDemand(List<List<RecordedOrder.Reserved>> wants) {
    Map<Key, Long> sums = new TreeMap<>();
    for (var wanted : wants) {
      for (var want : wanted) {
        sums.merge(new Key(want.warehouseId(), want.skuId()), want.pieces(), Long::sum);
      }
    }
    warehouses = sums.keySet().stream().mapToLong(Key::warehouseId).toArray();
    skus = sums.keySet().stream().mapToLong(Key::skuId).toArray();
    pieces = sums.values().stream().mapToLong(Long::longValue).toArray();
  }

  void reserve(Connection connection) throws SQLException {
    run(connection, RESERVE);
  }

  /** Takes what was reserved out of the stock. */
  void deduct(Connection connection) throws SQLException {
    if (pieces.length > 0) {
      run(connection, DEDUCT);
    }
  }

  private void run(Connection connection, String statement) throws SQLException {
    var postgres = connection.unwrap(PGConnection.class);
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      update.setArray(1, postgres.createArrayOf("int8", warehouses));
      update.setArray(2, postgres.createArrayOf("int8", skus));
      update.setArray(3, postgres.createArrayOf("int8", pieces));
      int updated = update.executeUpdate();
      if (updated != pieces.length) {
        throw new SQLException(
            "expected " + pieces.length + " rows of stock updated, were " + updated);
      }
    }
  }
}
