package io.lading.core.outbox.postgres;

import io.lading.core.outbox.KnownOrders;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Orders as their narrow state rows tell, or history. Of orders that were dropped from history no
 * event can be too new.
 */
record PostgresKnownOrders(Session session) implements KnownOrders {

  private static final String LATEST =
      """
      SELECT u.order_id, coalesce(s.sequence, a.sequence, 2147483647)
      FROM unnest(?::bigint[]) AS u (order_id)
      LEFT JOIN LATERAL (
        SELECT f.sequence FROM logistics_order_state f WHERE f.order_id = u.order_id OFFSET 0) AS s
        ON true
      LEFT JOIN LATERAL (
        SELECT f.sequence FROM archived_order f WHERE f.order_id = u.order_id OFFSET 0) AS a
        ON true
      WHERE s.sequence IS NOT NULL OR a.sequence IS NOT NULL
        OR EXISTS (
          SELECT FROM dropped_history d WHERE u.order_id >= d.from_id AND u.order_id < d.to_id)
      """;
  private static final String CLUSTER =
      """
      SELECT s.system_identifier, c.timeline_id FROM pg_control_system() s, pg_control_checkpoint() c
      """;

  @Override
  public Map<Long, Integer> latestSequences(Collection<Long> orderIds) {
    return session.transaction(
        "look up announced orders",
        transaction -> latest(transaction, orderIds.toArray(Long[]::new)));
  }

  private static Map<Long, Integer> latest(Connection transaction, Long[] orderIds)
      throws SQLException {
    Map<Long, Integer> latest = new HashMap<>();
    try (var statement = transaction.prepareStatement(LATEST)) {
      statement.setArray(1, transaction.createArrayOf("bigint", orderIds));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          latest.put(rows.getLong(1), rows.getInt(2));
        }
      }
    }
    return latest;
  }

  @Override
  public Cluster cluster() {
    return session.transaction("identify the database", PostgresKnownOrders::cluster);
  }

  private static Cluster cluster(Connection transaction) throws SQLException {
    try (var statement = transaction.prepareStatement(CLUSTER);
        var row = statement.executeQuery()) {
      row.next();
      return new Cluster(row.getLong(1), row.getInt(2));
    }
  }
}
