package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Order, state, packages and items are there for the same orders, and the state counts its
 * packages.
 */
final class WholeOrders implements Check {

  private static final Question QUESTION =
      new Question(
          "2 an order is whole or not there",
          """
          SELECT count(*) FROM orders.logistics_order
          """,
          """
          SELECT orders.lg_order_code(order_id) AS id,
                 concat_ws(', ',
                   CASE WHEN o.there IS NULL THEN 'no order row' END,
                   CASE WHEN s.there IS NULL THEN 'no state row' END,
                   CASE WHEN p.packages IS NULL THEN 'no package' END,
                   CASE WHEN i.items IS NULL THEN 'no item' END,
                   CASE WHEN NOT p.numbered THEN 'packages are not numbered 0 to ' || p.packages - 1 END,
                   CASE WHEN s.bytes <> 2 * p.packages THEN s.bytes || ' bytes of states for ' || p.packages || ' packages' END
                 ) AS problem,
                 count(*) OVER () AS offences
          FROM (SELECT id AS order_id, true AS there FROM orders.logistics_order) AS o
          FULL JOIN (
            SELECT order_id, true AS there, length(package_states) AS bytes FROM orders.logistics_order_state
          ) AS s USING (order_id)
          FULL JOIN (
            SELECT order_id, count(*) AS packages,
                   count(DISTINCT package_index) = count(*) AND min(package_index) = 0 AND max(package_index) = count(*) - 1 AS numbered
            FROM orders.logistics_order_package GROUP BY order_id
          ) AS p USING (order_id)
          FULL JOIN (SELECT order_id, count(*) AS items FROM orders.logistics_order_item GROUP BY order_id) AS i USING (order_id)
          WHERE o.there IS NULL OR s.there IS NULL OR p.packages IS NULL OR i.items IS NULL
             OR NOT p.numbered OR s.bytes <> 2 * p.packages
          ORDER BY order_id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
