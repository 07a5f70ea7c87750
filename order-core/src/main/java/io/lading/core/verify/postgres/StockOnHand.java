package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is in stock is what adjustments brought, less what packages took away and did not bring
 * back, plus what buyers sent back; of archived orders, and those dropped from history, as the
 * totals say.
 */
final class StockOnHand implements Check {

  private static final Question QUESTION =
      new Question(
          "3 quantity = adjustments - deducted + restored + returned",
          """
          SELECT count(*) FROM orders.inventory
          """,
          """
          SELECT warehouse_id || ':' || sku_id AS id,
                 coalesce('quantity is ' || v.quantity, 'there is no stock row') || ', adjustments make ' || coalesce(a.pieces, 0)
                   || ', orders deducted ' || coalesce(d.deducted, 0) || ' and returned ' || coalesce(d.returned, 0) AS problem,
                 count(*) OVER () AS offences
          FROM orders.inventory AS v
          FULL JOIN (
            SELECT warehouse_id, sku_id, sum(delta) AS pieces FROM orders.inventory_adjustment GROUP BY warehouse_id, sku_id
          ) AS a USING (warehouse_id, sku_id)
          FULL JOIN (
            SELECT t.warehouse_id, t.sku_id, sum(t.deducted) AS deducted, sum(t.returned) AS returned
            FROM (
            SELECT p.warehouse_id, i.sku_id,
                   sum(i.item_num) FILTER (WHERE o.order_type = 0 AND orders.package_status(s.package_states, p.package_index, s.status) NOT IN (0, 14, 15)) AS deducted, -- not PENDING, RETURNED, CANCELLED
                   sum(i.item_num) FILTER (WHERE o.order_type = 1 AND orders.package_status(s.package_states, p.package_index, s.status) IN (8, 10)) AS returned -- DELIVERED, COMPLETED
            FROM orders.logistics_order o
            JOIN orders.logistics_order_state s ON s.order_id = o.id
            JOIN orders.logistics_order_package p ON p.order_id = o.id
            JOIN orders.logistics_order_item i ON i.order_id = p.order_id AND i.package_id = p.id
            WHERE o.order_type = 1 OR s.status <> 0
            GROUP BY p.warehouse_id, i.sku_id
            UNION ALL
            SELECT warehouse_id, sku_id, nullif(deducted, 0), nullif(returned, 0) FROM orders.stock_of_history
            ) AS t
            GROUP BY t.warehouse_id, t.sku_id
          ) AS d USING (warehouse_id, sku_id)
          WHERE coalesce(v.quantity, -1) <> coalesce(a.pieces, 0) - coalesce(d.deducted, 0) + coalesce(d.returned, 0)
            AND NOT (v.quantity IS NULL AND a.pieces IS NULL AND d.deducted IS NULL AND d.returned IS NULL)
          ORDER BY warehouse_id, sku_id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
