package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Every dedup row names its order and every order its dedup row, both with the same key and buyer;
 * live or archived, unless it was dropped from history.
 */
final class OneOrderPerTrade implements Check {

  private static final Question QUESTION =
      new Question(
          "1 one order per trade",
          """
          SELECT count(*) FROM orders.logistics_order_unique
          """,
          """
          SELECT coalesce(orders.lg_order_code(coalesce(o.id, u.order_id)), u.trade_order_code) AS id,
                 CASE
                   WHEN u.trade_order_code IS NULL THEN 'the order has no dedup row for (' || o.trade_order_code || ', ' || o.biz_type || ')'
                   WHEN o.id IS NULL THEN 'the dedup row (' || u.trade_order_code || ', ' || u.biz_type || ') names an order that does not exist'
                   ELSE 'the order is of (' || o.trade_order_code || ', ' || o.biz_type || ', buyer ' || o.buyer_id || '), its dedup row of ('
                     || u.trade_order_code || ', ' || u.biz_type || ', buyer ' || u.buyer_id || ')'
                 END AS problem,
                 count(*) OVER () AS offences
          FROM (
            SELECT id, trade_order_code, biz_type, buyer_id FROM orders.logistics_order
            UNION ALL
            SELECT id, trade_order_code, biz_type, buyer_id FROM orders.history_order
          ) AS o
          FULL JOIN orders.logistics_order_unique u ON u.order_id = o.id
          WHERE (o.id IS NULL AND u.order_id IS NOT NULL AND NOT (u.archived AND EXISTS (
              SELECT FROM orders.dropped_history d WHERE u.order_id >= d.from_id AND u.order_id < d.to_id)))
             OR (o.id IS NOT NULL AND u.order_id IS NULL)
             OR (o.id IS NOT NULL AND u.order_id IS NOT NULL
                 AND (o.trade_order_code, o.biz_type, o.buyer_id) IS DISTINCT FROM (u.trade_order_code, u.biz_type, u.buyer_id))
          ORDER BY 1
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
