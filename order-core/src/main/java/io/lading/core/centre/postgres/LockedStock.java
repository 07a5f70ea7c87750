package io.lading.core.centre.postgres;

import io.lading.core.stock.StockChange;
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

  // The keys are sorted, and each row is locked when it is found: no join can be made of it that
  // begins with the rows.
  private static final String ROWS =
      """
      SELECT i.warehouse_id, i.sku_id, i.quantity, i.reserved, i.place
      FROM (
        SELECT k.warehouse_id, k.sku_id
        FROM unnest(?::bigint[], ?::bigint[]) AS k (warehouse_id, sku_id)
        ORDER BY k.warehouse_id, k.sku_id) AS u
      CROSS JOIN LATERAL (
        SELECT f.warehouse_id, f.sku_id, f.quantity, f.reserved, f.ctid AS place
        FROM inventory f
        WHERE f.warehouse_id = u.warehouse_id AND f.sku_id = u.sku_id
        %s) AS i
      """;

  private static final String READ = ROWS.formatted("OFFSET 0");
  private static final String LOCK = ROWS.formatted("FOR NO KEY UPDATE");

  private static final String CHANGE =
      """
      UPDATE inventory i
      SET quantity = i.quantity + u.quantity, reserved = i.reserved + u.reserved,
        version = i.version + 1, updated_at = ?
      FROM unnest(?::text[]::tid[], ?::bigint[], ?::bigint[]) AS u (place, quantity, reserved)
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

  /** The rows that exist, as they are at the moment; nothing is locked. */
  static Map<StockKey, StockLevel> look(Connection transaction, Collection<StockKey> keys)
      throws SQLException {
    return new LockedStock(transaction).read(READ, keys).levels();
  }

  /** Locks the rows that exist. */
  static LockedStock of(Connection transaction, Collection<StockKey> keys) throws SQLException {
    return new LockedStock(transaction).read(LOCK, keys);
  }

  private LockedStock read(String sql, Collection<StockKey> keys) throws SQLException {
    if (keys.isEmpty()) {
      return this;
    }
    try (PreparedStatement read = transaction.prepareStatement(sql)) {
      bindKeys(new Arguments(read), keys);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          add(row);
        }
      }
    }
    return this;
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
    var changes = new HashMap<StockKey, StockChange>();
    pieces.forEach((key, reserved) -> changes.put(key, new StockChange(0, reserved)));
    change(changes, now);
  }

  /** Takes from the quantity; once per lock. */
  void deduct(Map<StockKey, Long> pieces, Instant now) throws SQLException {
    var changes = new HashMap<StockKey, StockChange>();
    pieces.forEach((key, deducted) -> changes.put(key, new StockChange(-deducted, 0)));
    change(changes, now);
  }

  /** Sets the quantity; once per lock. */
  void setQuantity(Map<StockKey, Long> quantities, Instant now) throws SQLException {
    var changes = new HashMap<StockKey, StockChange>();
    quantities.forEach(
        (key, quantity) -> changes.put(key, new StockChange(quantity - quantity(key), 0)));
    change(changes, now);
  }

  private long quantity(StockKey key) {
    return levels.getOrDefault(key, StockLevel.NONE).quantity();
  }

  /** Adds to quantity and reserved; once per lock. */
  void change(Map<StockKey, StockChange> changes, Instant now) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (PreparedStatement update = transaction.prepareStatement(CHANGE)) {
      new Arguments(update)
          .time(now)
          .texts(changes.keySet(), places::get)
          .numbers(changes.values(), StockChange::quantity)
          .numbers(changes.values(), StockChange::reserved);
      Count.expect(changes.size(), update.executeUpdate(), "rows of stock updated");
    }
  }

  private static Arguments bindKeys(Arguments arguments, Collection<StockKey> keys)
      throws SQLException {
    return arguments.numbers(keys, StockKey::warehouseId).numbers(keys, StockKey::skuId);
  }
}
