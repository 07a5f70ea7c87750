package io.lading.core.outbox.postgres;

import io.lading.core.outbox.KnownOrders;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Orders as their narrow state rows tell. */
record PostgresKnownOrders(Session session) implements KnownOrders {

  private static final String LATEST =
      """
      SELECT order_id, sequence FROM logistics_order_state WHERE order_id = ANY (?)
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
