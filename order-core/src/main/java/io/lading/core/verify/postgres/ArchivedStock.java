package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/** What archived orders took from stock and brought back is what the totals of their month say. */
final class ArchivedStock implements Check {

  private static final Question QUESTION =
      new Question(
          "10 totals of stock are those of archived orders",
          """
          SELECT count(*) FROM orders.archived_stock
          """,
          """
          SELECT to_char(month, 'YYYY-MM') || ' ' || warehouse_id || ':' || sku_id AS id,
                 'the totals say ' || coalesce(t.deducted, 0) || ' deducted and ' || coalesce(t.returned, 0) || ' returned, archived orders '
                   || coalesce(m.deducted, 0) || ' and ' || coalesce(m.returned, 0) AS problem,
                 count(*) OVER () AS offences
          FROM (
            SELECT f.month, f.warehouse_id, f.sku_id, sum(f.deducted) AS deducted, sum(f.returned) AS returned
            FROM (
              SELECT month, warehouse_id, sku_id, deducted, returned FROM orders.archived_stock
              UNION ALL
              SELECT month, warehouse_id, sku_id, deducted, returned FROM orders.archived_stock_change
            ) AS f
            GROUP BY f.month, f.warehouse_id, f.sku_id
          ) AS t
          FULL JOIN (
            SELECT orders.order_month(f.order_id) AS month, f.warehouse_id, f.sku_id, sum(f.deducted) AS deducted, sum(f.returned) AS returned
            FROM orders.history_moved_stock f
            GROUP BY 1, f.warehouse_id, f.sku_id
          ) AS m USING (month, warehouse_id, sku_id)
          WHERE coalesce(t.deducted, 0) <> coalesce(m.deducted, 0) OR coalesce(t.returned, 0) <> coalesce(m.returned, 0)
          ORDER BY month, warehouse_id, sku_id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
