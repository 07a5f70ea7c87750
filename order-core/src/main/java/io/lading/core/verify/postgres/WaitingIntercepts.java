package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Exactly the packages that are being intercepted have an answer to wait for, so that none is
 * forgotten and the cancel that is lost is known.
 */
final class WaitingIntercepts implements Check {

  private static final Question QUESTION =
      new Question(
          "4 an intercept waits for each package that is intercepted",
          """
          SELECT count(*) FROM orders.order_intercept
          """,
          """
          SELECT orders.lg_order_code(order_id) AS id,
                 CASE WHEN w.asked_at IS NULL THEN 'package ' || package_index || ' is being intercepted, but no answer is waited for'
                   ELSE 'an answer about package ' || package_index || ' is waited for since ' || w.asked_at || ', but it is not being intercepted' END AS problem,
                 count(*) OVER () AS offences
          FROM orders.order_intercept w
          FULL JOIN (
            SELECT p.order_id, p.package_index, true AS intercepted
            FROM orders.logistics_order_state s JOIN orders.logistics_order_package p ON p.order_id = s.order_id
            WHERE s.package_states IS NOT NULL
              AND orders.package_status(s.package_states, p.package_index, s.status) IN (11, 12) -- WAREHOUSE_INTERCEPTING, DELIVERY_INTERCEPTING
          ) AS i USING (order_id, package_index)
          WHERE w.asked_at IS NULL OR i.intercepted IS NULL
          ORDER BY order_id, package_index
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
