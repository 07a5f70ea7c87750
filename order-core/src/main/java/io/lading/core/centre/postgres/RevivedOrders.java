package io.lading.core.centre.postgres;

import io.lading.core.centre.postgres.MovedOrders.Moved;
import io.lading.core.postgres.Shelf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings orders back from history, as they went. Takes its locks before those of state rows:
 * archived rows by order id, then their dedup rows, which nobody else wants while he does not have
 * the former. Of two who want the same order one waits, and finds it live.
 */
final class RevivedOrders {

  private static final String LOCK =
      """
      SELECT a.order_id
      FROM archived_order a
      WHERE a.order_id = ANY (?)
      ORDER BY a.order_id
      FOR UPDATE
      """;

  // Whole rows, whatever columns the tables have: nothing may be left behind.
  private static final String BRING =
      """
      WITH taken AS (
        DELETE FROM archived_order a WHERE a.order_id = ANY (?) RETURNING a.order_id, a.content
      ), headers AS (
        INSERT INTO logistics_order SELECT ((t.content).header).* FROM taken t
      ), states AS (
        INSERT INTO logistics_order_state SELECT ((t.content).state).* FROM taken t
      ), packages AS (
        INSERT INTO logistics_order_package
        SELECT p.* FROM taken t CROSS JOIN LATERAL unnest((t.content).packages) AS p
      ), items AS (
        INSERT INTO logistics_order_item
        SELECT i.* FROM taken t CROSS JOIN LATERAL unnest((t.content).items) AS i
      ), waybills AS (
        DELETE FROM archived_waybill w
        WHERE w.mailno = ANY (ARRAY(
            SELECT p.mailno FROM taken t CROSS JOIN LATERAL unnest((t.content).packages) AS p))
          AND w.order_id = ANY (?)
      )
      SELECT t.order_id, (t.content).header.trade_order_code, (t.content).header.biz_type
      FROM taken t
      """;

  private RevivedOrders() {}

  /** Until the transaction ends. Returns those that are archived. */
  static Set<Long> lock(Connection transaction, Collection<Long> orderIds) throws SQLException {
    try (PreparedStatement lock = transaction.prepareStatement(LOCK)) {
      new Arguments(lock).numbers(orderIds, Long::longValue);
      var archived = new HashSet<Long>();
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          archived.add(row.getLong(1));
        }
      }
      return archived;
    }
  }

  /** Those that somebody else has brought back meanwhile are live already. */
  static void bring(Connection transaction, Collection<Long> orderIds) throws SQLException {
    if (orderIds.isEmpty()) {
      return;
    }
    Set<Long> archived = lock(transaction, orderIds);
    if (!archived.isEmpty()) {
      MovedOrders.tell(transaction, taken(transaction, archived), Shelf.LIVE);
    }
  }

  private static List<Moved> taken(Connection transaction, Collection<Long> orderIds)
      throws SQLException {
    try (PreparedStatement bring = transaction.prepareStatement(BRING)) {
      new Arguments(bring).numbers(orderIds, Long::longValue).numbers(orderIds, Long::longValue);
      try (ResultSet row = bring.executeQuery()) {
        return MovedOrders.of(row);
      }
    }
  }
}
