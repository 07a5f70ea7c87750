package io.lading.core.centre.postgres;

import io.lading.core.stock.StockKey;
import io.lading.core.stock.StockLevel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads and writes inventory. Rows are locked in the order of (warehouse, SKU), by everybody. */
final class StockRows {

  private static final String LOCK =
      """
      SELECT i.warehouse_id, i.sku_id, i.quantity, i.reserved
      FROM unnest(?::bigint[], ?::bigint[]) AS u (warehouse_id, sku_id)
      JOIN inventory i ON i.warehouse_id = u.warehouse_id AND i.sku_id = u.sku_id
      ORDER BY i.warehouse_id, i.sku_id
      FOR NO KEY UPDATE OF i
      """;

  private static final String RESERVE =
      """
      UPDATE inventory i
      SET reserved = i.reserved + u.pieces, version = i.version + 1, updated_at = ?
      FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS u (warehouse_id, sku_id, pieces)
      WHERE i.warehouse_id = u.warehouse_id AND i.sku_id = u.sku_id
      """;

  private static final String SET_QUANTITY =
      """
      UPDATE inventory i
      SET quantity = u.pieces, version = i.version + 1, updated_at = ?
      FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS u (warehouse_id, sku_id, pieces)
      WHERE i.warehouse_id = u.warehouse_id AND i.sku_id = u.sku_id
      """;

  // Sorted, and before any row is locked: who waits here holds no lock that others wait for.
  private static final String OPEN =
      """
      INSERT INTO inventory (warehouse_id, sku_id, quantity, updated_at)
      SELECT u.warehouse_id, u.sku_id, 0, ?
      FROM unnest(?::bigint[], ?::bigint[]) AS u (warehouse_id, sku_id)
      ORDER BY u.warehouse_id, u.sku_id
      ON CONFLICT (warehouse_id, sku_id) DO NOTHING
      """;

  private StockRows() {}

  /** Locks the rows that exist until the transaction ends, and returns their levels. */
  static Map<StockKey, StockLevel> lock(Connection connection, Collection<StockKey> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      bindKeys(new Arguments(lock), keys);
      var levels = HashMap.<StockKey, StockLevel>newHashMap(keys.size());
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          levels.put(
              new StockKey(row.getLong(1), row.getLong(2)),
              new StockLevel(row.getLong(3), row.getLong(4)));
        }
      }
      return levels;
    }
  }

  /** Adds to reserved, in rows that are locked. */
  static void reserve(Connection connection, Map<StockKey, Long> pieces, Instant now)
      throws SQLException {
    update(connection, RESERVE, pieces, now);
  }

  /** Sets the quantity, in rows that are locked. */
  static void setQuantity(Connection connection, Map<StockKey, Long> quantities, Instant now)
      throws SQLException {
    update(connection, SET_QUANTITY, quantities, now);
  }

  /** Makes the rows that do not exist, with no stock. */
  static void open(Connection connection, Collection<StockKey> keys, Instant now)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
      bindKeys(new Arguments(insert).time(now), keys);
      insert.executeUpdate();
    }
  }

  private static void update(
      Connection connection, String statement, Map<StockKey, Long> pieces, Instant now)
      throws SQLException {
    if (pieces.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      bindKeys(new Arguments(update).time(now), pieces.keySet())
          .numbers(pieces.values(), Long::longValue);
      Count.expect(pieces.size(), update.executeUpdate(), "rows of stock updated");
    }
  }

  private static Arguments bindKeys(Arguments arguments, Collection<StockKey> keys)
      throws SQLException {
    return arguments.numbers(keys, StockKey::warehouseId).numbers(keys, StockKey::skuId);
  }
}
