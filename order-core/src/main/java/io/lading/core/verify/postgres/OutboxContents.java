package io.lading.core.verify.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Streams what the outbox says of the events of orders. Of one snapshot. */
public record OutboxContents(Connection snapshot) {

  /** Of an order: its last event, the last that the relay has published, how many wait. */
  public interface Orders {
    void order(long orderId, int known, int published, int waiting);
  }

  private static final int PAGE = 10_000;

  private static final String ORDERS =
      """
      SELECT s.order_id, s.sequence, coalesce(e.published, 0) AS published, coalesce(e.waiting, 0) AS waiting
      FROM (
        SELECT order_id, sequence FROM orders.logistics_order_state UNION ALL SELECT order_id, sequence FROM orders.archived_order
      ) AS s
      LEFT JOIN (
        SELECT o.order_id,
               max(o.sequence) FILTER (WHERE pg_visible_in_snapshot(o.xid, l.published)) AS published,
               count(*) FILTER (WHERE l.lane IS NULL OR NOT pg_visible_in_snapshot(o.xid, l.published)) AS waiting
        FROM orders.outbox o
        LEFT JOIN orders.outbox_lane l ON o.bucket BETWEEN l.bucket_from AND l.bucket_to
        WHERE o.order_id IS NOT NULL
        GROUP BY o.order_id
      ) AS e ON e.order_id = s.order_id
      """;

  private static final String SEQUENCES =
      """
      SELECT order_id, sequence FROM orders.logistics_order_state WHERE order_id = ANY (?::bigint[])
      UNION ALL
      SELECT order_id, sequence FROM orders.archived_order WHERE order_id = ANY (?::bigint[])
      UNION ALL
      SELECT u.order_id, 2147483647
      FROM unnest(?::bigint[]) AS u (order_id)
      WHERE EXISTS (SELECT FROM orders.dropped_history d WHERE u.order_id >= d.from_id AND u.order_id < d.to_id)
        AND NOT EXISTS (SELECT FROM orders.logistics_order_state f WHERE f.order_id = u.order_id)
        AND NOT EXISTS (SELECT FROM orders.archived_order f WHERE f.order_id = u.order_id)
      """;

  public void orders(Orders orders) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(ORDERS)) {
      statement.setFetchSize(PAGE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          orders.order(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4));
        }
      }
    }
  }

  /**
   * The last events of these orders, live or archived; of those that do not exist nothing is said.
   * An order that may have been dropped from history could have had any number.
   */
  public void sequences(List<Long> orderIds, Orders orders) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(SEQUENCES)) {
      Array ids = snapshot.createArrayOf("int8", orderIds.toArray());
      statement.setArray(1, ids);
      statement.setArray(2, ids);
      statement.setArray(3, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          orders.order(row.getLong(1), row.getInt(2), 0, 0);
        }
      }
    }
  }
}
