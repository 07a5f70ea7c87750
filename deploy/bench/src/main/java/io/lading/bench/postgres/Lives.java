package io.lading.bench.postgres;

import io.lading.bench.CreatedOrder;
import io.lading.core.contract.OrderStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** What the benchmark of updates asks of a database. By its administrator. */
public final class Lives {

  private static final String CREATED =
      """
      SELECT o.id, o.trade_order_code, count(*)
      FROM orders.logistics_order o JOIN orders.logistics_order_package p ON p.order_id = o.id
      GROUP BY o.id
      """;

  private static final String DELIVERED =
      """
      SELECT count(*) FROM orders.logistics_order_state s WHERE s.status = ?
      """;

  private static final String DESCRIBED =
      """
      SELECT s::text AS line FROM orders.logistics_order_state s
      UNION ALL SELECT format('%s %s: %s reserved of %s', i.warehouse_id, i.sku_id, i.reserved, i.quantity) FROM orders.inventory i
      UNION ALL SELECT format('%s %s: %s %s %s', o.order_id, o.sequence, o.topic, md5(o.headers), md5(o.payload)) FROM orders.outbox o
      UNION ALL SELECT format('%s %s in place', o.order_id, o.sequence) FROM (
        SELECT e.order_id, e.sequence, row_number() OVER (PARTITION BY e.order_id ORDER BY e.id) AS place FROM orders.outbox e) o
        WHERE o.place = o.sequence
      ORDER BY line
      """;

  // As autovacuum would have done in a database that has been up for a while.
  private static final String VACUUM =
      """
      VACUUM ANALYZE orders.logistics_order, orders.logistics_order_state, orders.logistics_order_package,
        orders.logistics_order_item, orders.logistics_order_unique, orders.inventory
      """;

  private static final String OTHERS =
      """
      SELECT count(*) FROM pg_stat_activity a
      WHERE a.datname = current_database() AND a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()
      """;

  private static final String HOT_SHARE =
      """
      SELECT t.n_tup_hot_upd::double precision / nullif(t.n_tup_upd, 0) FROM pg_stat_user_tables t
      WHERE t.schemaname = 'orders' AND t.relname = 'logistics_order_state'
      """;

  // The time a transaction's commit record was written; it is durable one flush later.
  private static final String EVENTS =
      """
      SELECT o.order_id, o.sequence, (extract(epoch FROM pg_xact_commit_timestamp(o.xmin)) * 1000000)::bigint
      FROM orders.outbox o WHERE o.order_id IS NOT NULL
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataSource administrator;

  public Lives(DataSource administrator) {
    this.administrator = administrator;
  }

  /** The orders of these trades, in their order. */
  public List<CreatedOrder> created(List<String> tradeOrderCodes) throws SQLException {
    Map<String, CreatedOrder> byCode = new HashMap<>();
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(CREATED);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        var order = new CreatedOrder(row.getLong(1), row.getString(2), row.getInt(3));
        byCode.put(order.tradeOrderCode(), order);
      }
    }
    return tradeOrderCodes.stream()
        .map(code -> Objects.requireNonNull(byCode.get(code), code))
        .toList();
  }

  public long delivered() throws SQLException {
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(DELIVERED)) {
      query.setInt(1, OrderStatus.DELIVERED.ordinal());
      return number(query);
    }
  }

  /** Every state row, stock and event as text, to be compared. */
  public List<String> described() throws SQLException {
    var lines = new ArrayList<String>();
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(DESCRIBED);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        lines.add(row.getString(1));
      }
    }
    return lines;
  }

  public void vacuum() throws SQLException {
    try (Connection connection = administrator.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(VACUUM);
    }
  }

  /** Sees one event: of which order, its sequence, and when it was committed, in µs since 1970. */
  @FunctionalInterface
  public interface Witness {
    void sees(long orderId, int sequence, long committedMicros);
  }

  /** Shows every status event in the outbox; needs {@code track_commit_timestamp}. */
  public void events(Witness witness) throws SQLException {
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(EVENTS)) {
      connection.setAutoCommit(false);
      query.setFetchSize(5_000);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          witness.sees(row.getLong(1), row.getInt(2), row.getLong(3));
        }
      }
    }
  }

  /**
   * The share of HOT ones among all updates of the state rows since the database was made. Sessions
   * report what they did at the latest when they end, so all others have to be over.
   */
  public double hotShare() throws SQLException {
    try (Connection connection = administrator.getConnection()) {
      awaitSolitude(connection);
      try (PreparedStatement query = connection.prepareStatement(HOT_SHARE);
          ResultSet row = query.executeQuery()) {
        row.next();
        return row.getDouble(1);
      }
    }
  }

  private static void awaitSolitude(Connection connection) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (PreparedStatement query = connection.prepareStatement(OTHERS)) {
      while (number(query) > 0) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("there are still sessions after " + PATIENCE);
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
