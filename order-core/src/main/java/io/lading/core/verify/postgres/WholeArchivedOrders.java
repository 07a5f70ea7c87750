package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * An archived order is whole: its rows are its own, its packages are numbered and counted by its
 * state, each item is in one of them, and what it is found by is what it says.
 */
final class WholeArchivedOrders implements Check {

  private static final Question QUESTION =
      new Question(
          "10 an archived order is whole",
          """
          SELECT count(*) FROM orders.archived_order
          """,
          """
          SELECT orders.lg_order_code(order_id) AS id,
                 concat_ws(', ',
                   CASE WHEN NOT own THEN 'its rows are of another order' END,
                   CASE WHEN NOT found THEN 'buyer, parent, status or sequence are not those of its rows' END,
                   CASE WHEN NOT numbered THEN 'packages are not numbered 0 to ' || packages - 1 END,
                   CASE WHEN bytes <> 2 * packages THEN bytes || ' bytes of states for ' || packages || ' packages' END,
                   CASE WHEN items = 0 THEN 'no item' END,
                   CASE WHEN strays > 0 THEN strays || ' items in packages that it does not have' END,
                   CASE WHEN waybills <> listed THEN listed || ' waybills are listed, its packages have ' || waybills END
                 ) AS problem,
                 count(*) OVER () AS offences
          FROM (
            SELECT a.order_id, length((c.content).state.package_states) AS bytes, p.packages, p.numbered, p.waybills, w.listed, i.items, i.strays,
                   (c.content).header.id = a.order_id AND (c.content).state.order_id = a.order_id AND p.own AND i.own AS own,
                   ((c.content).header.buyer_id, (c.content).header.parent_order_id, (c.content).state.status, (c.content).state.sequence)
                     IS NOT DISTINCT FROM (a.buyer_id, a.parent_order_id, a.status, a.sequence) AS found
            FROM orders.archived_order a
            CROSS JOIN LATERAL (SELECT a.content OFFSET 0) AS c
            CROSS JOIN LATERAL (
              SELECT count(*) AS packages, count(f.mailno) AS waybills, coalesce(bool_and(f.order_id = a.order_id), true) AS own,
                     coalesce(count(DISTINCT f.package_index) = count(*) AND min(f.package_index) = 0 AND max(f.package_index) = count(*) - 1, false) AS numbered
              FROM unnest((c.content).packages) f
            ) AS p
            CROSS JOIN LATERAL (
              SELECT count(*) AS items, coalesce(bool_and(f.order_id = a.order_id), true) AS own,
                     count(*) FILTER (WHERE NOT EXISTS (SELECT FROM unnest((c.content).packages) g WHERE g.id = f.package_id)) AS strays
              FROM unnest((c.content).items) f
            ) AS i
            LEFT JOIN (SELECT order_id, count(*) AS listed FROM orders.archived_waybill GROUP BY order_id) AS b ON b.order_id = a.order_id
            CROSS JOIN LATERAL (SELECT coalesce(b.listed, 0) AS listed) AS w
          ) AS o
          WHERE NOT own OR NOT found OR NOT numbered OR bytes <> 2 * packages OR items = 0 OR strays > 0 OR waybills <> listed
          ORDER BY order_id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
