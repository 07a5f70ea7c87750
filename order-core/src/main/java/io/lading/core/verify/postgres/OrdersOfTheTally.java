package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * There are at least as many trades with an order as trades that were applied (the rest came by
 * HTTP).
 */
final class OrdersOfTheTally implements Check {

  private static final Question QUESTION =
      new Question(
          "8 applied trades are orders",
          """
          SELECT count(*) FROM orders.logistics_order_unique WHERE order_id IS NOT NULL
          """,
          """
          SELECT t.topic AS id,
                 t.applied || ' trades were applied, but only ' || u.orders || ' have an order' AS problem,
                 count(*) OVER () AS offences
          FROM (
            SELECT topic, sum(applied) AS applied FROM orders.consumer_position WHERE topic = 'lading.trade-events.v1' GROUP BY topic
          ) AS t, (SELECT count(*) AS orders FROM orders.logistics_order_unique WHERE order_id IS NOT NULL) AS u
          WHERE t.applied > u.orders
          ORDER BY t.topic
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
