package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/** What a stock row holds reserved is what packages of PENDING forward orders need of it. */
final class StockReserved implements Check {

  private static final Question QUESTION =
      new Question(
          "3 reserved = items of PENDING orders",
          """
          SELECT count(*) FROM orders.inventory
          """,
          """
          SELECT warehouse_id || ':' || sku_id AS id,
                 coalesce('reserved are ' || v.reserved, 'there is no stock row') || ', PENDING forward orders hold ' || coalesce(d.pieces, 0) AS problem,
                 count(*) OVER () AS offences
          FROM orders.inventory AS v
          FULL JOIN (
            SELECT p.warehouse_id, i.sku_id, sum(i.item_num) AS pieces
            FROM orders.logistics_order o
            JOIN orders.logistics_order_state s ON s.order_id = o.id
            JOIN orders.logistics_order_package p ON p.order_id = o.id
            JOIN orders.logistics_order_item i ON i.order_id = p.order_id AND i.package_id = p.id
            WHERE o.order_type = 0 AND s.status = 0 -- FORWARD, PENDING
              AND orders.package_status(s.package_states, p.package_index, s.status) = 0
            GROUP BY p.warehouse_id, i.sku_id
          ) AS d USING (warehouse_id, sku_id)
          WHERE coalesce(v.reserved, -1) <> coalesce(d.pieces, 0)
          ORDER BY warehouse_id, sku_id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
