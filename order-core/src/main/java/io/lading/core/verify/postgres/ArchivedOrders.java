package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Each order that a dedup row names is in exactly one of the live tables and history, and the row
 * says in which. What was dropped from history is in neither.
 */
final class ArchivedOrders implements Check {

  private static final Question QUESTION =
      new Question(
          "10 an order is live or archived",
          """
          SELECT count(*) FROM orders.archived_order
          """,
          """
          SELECT orders.lg_order_code(order_id) AS id,
                 CASE
                   WHEN l.live AND a.archived THEN 'it is live and archived'
                   WHEN l.live IS NULL AND a.archived IS NULL THEN 'it is neither live nor archived'
                   WHEN a.archived THEN 'it is archived, its dedup row says live'
                   ELSE 'it is live, its dedup row says archived'
                 END AS problem,
                 count(*) OVER () AS offences
          FROM (SELECT order_id, archived AS flag FROM orders.logistics_order_unique WHERE order_id IS NOT NULL) AS u
          FULL JOIN (SELECT order_id, true AS live FROM orders.logistics_order_state) AS l USING (order_id)
          FULL JOIN (SELECT order_id, true AS archived FROM orders.archived_order) AS a USING (order_id)
          WHERE (l.live AND a.archived)
             OR (u.flag AND l.live)
             OR (NOT u.flag AND a.archived)
             OR (l.live IS NULL AND a.archived IS NULL AND NOT (u.flag AND EXISTS (
               SELECT FROM orders.dropped_history d WHERE order_id >= d.from_id AND order_id < d.to_id)))
          ORDER BY order_id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
