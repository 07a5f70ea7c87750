package io.lading.bench.postgres;

import io.lading.bench.StockLevel;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** What the benchmark asks of a database around a measurement. By its administrator. */
public final class Bookkeeping {

  private static final String STOCK =
      """
      INSERT INTO orders.inventory (warehouse_id, sku_id, quantity, updated_at)
      SELECT u.warehouse_id, u.sku_id, u.quantity, CURRENT_TIMESTAMP
      FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS u (warehouse_id, sku_id, quantity)
      """;

  private static final String ANALYZE = "VACUUM ANALYZE orders.inventory";

  private static final String CHECKPOINT = "CHECKPOINT";

  private static final String WAL =
      """
      SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint
      """;

  private static final String SETTINGS =
      """
      SELECT s.name, current_setting(s.name) FROM pg_settings s
      WHERE s.name IN ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method',
        'shared_buffers', 'max_wal_size', 'track_commit_timestamp')
      ORDER BY s.name
      """;

  private static final String COUNTS =
      """
      SELECT 'logistics_order_unique', count(*) FROM orders.logistics_order_unique
      UNION ALL SELECT 'logistics_order', count(*) FROM orders.logistics_order
      UNION ALL SELECT 'logistics_order_state', count(*) FROM orders.logistics_order_state
      UNION ALL SELECT 'logistics_order_package', count(*) FROM orders.logistics_order_package
      UNION ALL SELECT 'logistics_order_item', count(*) FROM orders.logistics_order_item
      UNION ALL SELECT 'outbox', count(*) FROM orders.outbox
      UNION ALL SELECT 'message_identity', count(*) FROM orders.message_identity
      UNION ALL SELECT 'order_completion', count(*) FROM orders.order_completion
      UNION ALL SELECT 'pieces reserved', coalesce(sum(i.reserved), 0) FROM orders.inventory i
      """;

  // The time a transaction's commit record was written; it is durable one flush later.
  private static final String COMMIT_TIMES =
      """
      SELECT o.trade_order_code, pg_xact_commit_timestamp(o.xmin) FROM orders.logistics_order o
      """;

  private final DataSource administrator;

  public Bookkeeping(DataSource administrator) {
    this.administrator = administrator;
  }

  public void fillStock(List<StockLevel> levels) throws SQLException {
    try (Connection connection = administrator.getConnection();
        PreparedStatement insert = connection.prepareStatement(STOCK)) {
      insert.setArray(
          1, array(connection, levels.stream().mapToLong(StockLevel::warehouseId).toArray()));
      insert.setArray(2, array(connection, levels.stream().mapToLong(StockLevel::skuId).toArray()));
      insert.setArray(
          3, array(connection, levels.stream().mapToLong(StockLevel::quantity).toArray()));
      insert.executeUpdate();
    }
    run(ANALYZE);
  }

  public void checkpoint() throws SQLException {
    run(CHECKPOINT);
  }

  /** Bytes of WAL written since the cluster was made. */
  public long walBytes() throws SQLException {
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(WAL);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  public Map<String, String> settings() throws SQLException {
    var settings = new LinkedHashMap<String, String>();
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(SETTINGS);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        settings.put(row.getString(1), row.getString(2));
      }
    }
    return settings;
  }

  /** How many rows each table has, and how many pieces are reserved. */
  public Map<String, Long> counts() throws SQLException {
    var counts = new LinkedHashMap<String, Long>();
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(COUNTS);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        counts.put(row.getString(1), row.getLong(2));
      }
    }
    return counts;
  }

  /** By trade order code; needs {@code track_commit_timestamp}. */
  public Map<String, Instant> commitTimes() throws SQLException {
    var times = new HashMap<String, Instant>();
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(COMMIT_TIMES);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        times.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
      }
    }
    return times;
  }

  private static Array array(Connection connection, long[] values) throws SQLException {
    return connection.unwrap(PGConnection.class).createArrayOf("int8", values);
  }

  private void run(String statement) throws SQLException {
    try (Connection connection = administrator.getConnection();
        Statement running = connection.createStatement()) {
      running.execute(statement);
    }
  }
}
