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

/**
 * Rows of inventory that this transaction has locked until it ends. Everybody locks them in the
 * order of (warehouse, SKU). A locked row stays in its place, so that it is updated there without
 * being looked up again.
 */
final class LockedStock {

  private static final String LOCK =
      """
      SELECT i.warehouse_id, i.sku_id, i.quantity, i.reserved, i.ctid
      FROM unnest(?::bigint[], ?::bigint[]) AS u (warehouse_id, sku_id)
      JOIN inventory i ON i.warehouse_id = u.warehouse_id AND i.sku_id = u.sku_id
      ORDER BY i.warehouse_id, i.sku_id
      FOR NO KEY UPDATE OF i
      """;

  private static final String RESERVE =
      """
      UPDATE inventory i
      SET reserved = i.reserved + u.pieces, version = i.version + 1, updated_at = ?
      FROM unnest(?::text[]::tid[], ?::bigint[]) AS u (place, pieces)
      WHERE i.ctid = u.place
      """;

  private static final String SET_QUANTITY =
      """
      UPDATE inventory i
      SET quantity = u.pieces, version = i.version + 1, updated_at = ?
      FROM unnest(?::text[]::tid[], ?::bigint[]) AS u (place, pieces)
      WHERE i.ctid = u.place
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

  private final Connection transaction;
  private final Map<StockKey, StockLevel> levels = new HashMap<>();
  private final Map<StockKey, String> places = new HashMap<>();

  private LockedStock(Connection transaction) {
    this.transaction = transaction;
  }

  /** Makes the rows that do not exist, with no stock. To be called before any row is locked. */
  static void open(Connection transaction, Collection<StockKey> keys, Instant now)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(OPEN)) {
      bindKeys(new Arguments(insert).time(now), keys);
      insert.executeUpdate();
    }
  }

  /** Locks the rows that exist. */
  static LockedStock of(Connection transaction, Collection<StockKey> keys) throws SQLException {
    var locked = new LockedStock(transaction);
    if (keys.isEmpty()) {
      return locked;
    }
    try (PreparedStatement lock = transaction.prepareStatement(LOCK)) {
      bindKeys(new Arguments(lock), keys);
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          locked.add(row);
        }
      }
    }
    return locked;
  }

  private void add(ResultSet row) throws SQLException {
    var key = new StockKey(row.getLong(1), row.getLong(2));
    levels.put(key, new StockLevel(row.getLong(3), row.getLong(4)));
    places.put(key, row.getString(5));
  }

  /** As they were when they were locked. */
  Map<StockKey, StockLevel> levels() {
    return levels;
  }

  /** Adds to reserved; once per lock. */
  void reserve(Map<StockKey, Long> pieces, Instant now) throws SQLException {
    update(RESERVE, pieces, now);
  }

  /** Sets the quantity; once per lock. */
  void setQuantity(Map<StockKey, Long> quantities, Instant now) throws SQLException {
    update(SET_QUANTITY, quantities, now);
  }

  private void update(String statement, Map<StockKey, Long> pieces, Instant now)
      throws SQLException {
    if (pieces.isEmpty()) {
      return;
    }
    try (PreparedStatement update = transaction.prepareStatement(statement)) {
      new Arguments(update)
          .time(now)
          .texts(pieces.keySet(), places::get)
          .numbers(pieces.values(), Long::longValue);
      Count.expect(pieces.size(), update.executeUpdate(), "rows of stock updated");
    }
  }

  private static Arguments bindKeys(Arguments arguments, Collection<StockKey> keys)
      throws SQLException {
    return arguments.numbers(keys, StockKey::warehouseId).numbers(keys, StockKey::skuId);
  }
}
