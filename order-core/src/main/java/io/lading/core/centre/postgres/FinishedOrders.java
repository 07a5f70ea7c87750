package io.lading.core.centre.postgres;

import static io.lading.core.contract.OrderStatus.CANCELLED;
import static io.lading.core.contract.OrderStatus.COMPLETED;
import static io.lading.core.contract.OrderStatus.DELIVERED;
import static io.lading.core.contract.OrderStatus.RETURNED;

import io.lading.core.centre.postgres.MovedOrders.Moved;
import io.lading.core.contract.OrderStatus;
import io.lading.core.postgres.Shelf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moves finished orders to history. Waits for nobody: what somebody else has locked is passed over,
 * and comes another time.
 */
final class FinishedOrders {

  static final List<OrderStatus> FINISHED = List.of(COMPLETED, RETURNED, CANCELLED);
  private static final List<OrderStatus> FINAL = List.of(DELIVERED, COMPLETED, RETURNED, CANCELLED);

  private static final String LOCK_TRADES =
      """
      SELECT t.order_id, t.trade_order_code, t.biz_type
      FROM (
        SELECT o.id, o.trade_order_code, o.biz_type
        FROM logistics_order o
        WHERE o.id = ANY (?)
        ORDER BY o.trade_order_code, o.biz_type) AS u
      CROSS JOIN LATERAL (
        SELECT f.order_id, f.trade_order_code, f.biz_type
        FROM logistics_order_unique f
        WHERE f.trade_order_code = u.trade_order_code AND f.biz_type = u.biz_type
          AND f.order_id = u.id
        FOR NO KEY UPDATE SKIP LOCKED) AS t
      """;

  private static final String LOCK_STATES =
      """
      SELECT s.order_id
      FROM logistics_order_state s
      WHERE s.order_id = ANY (?)
      ORDER BY s.order_id
      FOR UPDATE SKIP LOCKED
      """;

  // Whole rows, whatever columns the tables have: nothing may be left behind.
  private static final String PRESS =
      """
      INSERT INTO archive_press
        (order_id, buyer_id, parent_order_id, status, sequence, content)
      SELECT s.order_id, (o.r).buyer_id, (o.r).parent_order_id, s.status, s.sequence,
        ROW(o.r, s, p.r, i.r)::whole_order
      FROM logistics_order_state s
      CROSS JOIN LATERAL (
        SELECT f AS r FROM logistics_order f WHERE f.id = s.order_id OFFSET 0) AS o
      CROSS JOIN LATERAL (
        SELECT array_agg(f ORDER BY f.package_index) AS r,
          bool_and(
            package_status(s.package_states, f.package_index, s.status) = ANY (?)) AS final
        FROM logistics_order_package f
        WHERE f.order_id = s.order_id
        OFFSET 0) AS p
      CROSS JOIN LATERAL (
        SELECT array_agg(f ORDER BY f.id) AS r
        FROM logistics_order_item f
        WHERE f.order_id = s.order_id
        OFFSET 0) AS i
      WHERE s.order_id = ANY (?) AND s.status = ANY (?) AND s.updated_at < ? AND p.final
        AND NOT EXISTS (
          SELECT FROM order_intercept f WHERE f.order_id = s.order_id OFFSET 0)
        AND NOT EXISTS (
          SELECT FROM logistics_order f WHERE f.parent_order_id = s.order_id OFFSET 0)
        AND NOT EXISTS (
          SELECT FROM parked_message f WHERE f.order_id = s.order_id OFFSET 0)
        AND NOT EXISTS (
          SELECT FROM parked_message f
          WHERE f.trade_order_code = (o.r).trade_order_code AND f.biz_type = (o.r).biz_type
          OFFSET 0)
        AND NOT EXISTS (
          SELECT
          FROM unnest(p.r) AS w
          CROSS JOIN LATERAL (
            SELECT FROM parked_message f
            WHERE f.mailno = w.mailno AND f.express_code = w.express_code
            OFFSET 0) AS m)
      RETURNING order_id
      """;

  private static final String ARCHIVE =
      """
      INSERT INTO archived_order
        (order_id, buyer_id, parent_order_id, status, sequence, content, archived_at)
      SELECT f.order_id, f.buyer_id, f.parent_order_id, f.status, f.sequence, f.content, ?
      FROM archive_press f
      WHERE f.order_id = ANY (?)
      ORDER BY f.order_id
      """;

  private static final String WAYBILLS =
      """
      INSERT INTO archived_waybill (mailno, express_code, order_id, package_index)
      SELECT f.mailno, f.express_code, f.order_id, f.package_index
      FROM logistics_order_package f
      WHERE f.order_id = ANY (?) AND f.mailno IS NOT NULL
      """;

  private static final List<String> CLEAR =
      List.of(
          """
          DELETE FROM archive_press f WHERE f.order_id = ANY (?)
          """,
          """
          DELETE FROM logistics_order_item f WHERE f.order_id = ANY (?)
          """,
          """
          DELETE FROM logistics_order_package f WHERE f.order_id = ANY (?)
          """,
          """
          DELETE FROM logistics_order f WHERE f.id = ANY (?)
          """,
          """
          DELETE FROM logistics_order_state f WHERE f.order_id = ANY (?)
          """);

  private FinishedOrders() {}

  /**
   * Moves those of the orders that are finished, unchanged since, and waited for by nobody: no
   * intercept, no parked message, no return that is live. Returns how many.
   */
  static int archive(Connection transaction, Collection<Long> orderIds, Instant before, Instant now)
      throws SQLException {
    List<Moved> trades = trades(transaction, orderIds);
    List<Long> locked = states(transaction, trades);
    Set<Long> pressed = locked.isEmpty() ? Set.of() : press(transaction, locked, before);
    if (pressed.isEmpty()) {
      return 0;
    }
    archive(transaction, pressed, now);
    MovedOrders.tell(
        transaction,
        trades.stream().filter(trade -> pressed.contains(trade.orderId())).toList(),
        Shelf.HISTORY);
    for (String clear : CLEAR) {
      execute(transaction, clear, pressed);
    }
    return pressed.size();
  }

  private static List<Moved> trades(Connection transaction, Collection<Long> orderIds)
      throws SQLException {
    try (PreparedStatement lock = transaction.prepareStatement(LOCK_TRADES)) {
      new Arguments(lock).numbers(orderIds, Long::longValue);
      try (ResultSet row = lock.executeQuery()) {
        return MovedOrders.of(row);
      }
    }
  }

  private static List<Long> states(Connection transaction, List<Moved> trades) throws SQLException {
    try (PreparedStatement lock = transaction.prepareStatement(LOCK_STATES)) {
      new Arguments(lock).numbers(trades, Moved::orderId);
      return ids(lock);
    }
  }

  /** Under the locks, in a statement of its own: it sees what was committed before they were. */
  private static Set<Long> press(Connection transaction, List<Long> locked, Instant before)
      throws SQLException {
    try (PreparedStatement press = transaction.prepareStatement(PRESS)) {
      new Arguments(press)
          .numbers(FINAL, OrderStatus::ordinal)
          .numbers(locked, Long::longValue)
          .numbers(FINISHED, OrderStatus::ordinal)
          .time(before);
      return new TreeSet<>(ids(press));
    }
  }

  private static List<Long> ids(PreparedStatement statement) throws SQLException {
    var ids = new ArrayList<Long>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  private static void archive(Connection transaction, Set<Long> pressed, Instant now)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(ARCHIVE)) {
      new Arguments(insert).time(now).numbers(pressed, Long::longValue);
      Count.expect(pressed.size(), insert.executeUpdate(), "orders archived");
    }
    execute(transaction, WAYBILLS, pressed);
  }

  private static void execute(Connection transaction, String sql, Set<Long> orderIds)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      new Arguments(statement).numbers(orderIds, Long::longValue);
      statement.executeUpdate();
    }
  }
}
