package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The outbox holds each order's events without gap or repeat, up to the sequence of its state row.
 */
final class GaplessEvents implements Check {

  private static final Question QUESTION =
      new Question(
          "4 events are numbered 1 to the order's sequence",
          """
          SELECT count(*) FROM orders.outbox WHERE order_id IS NOT NULL
          """,
          """
          SELECT orders.lg_order_code(e.order_id) AS id,
                 'the outbox has ' || e.events || ' events numbered ' || e.lowest || ' to ' || e.highest
                   || coalesce(', the order is at ' || s.sequence, ', the order has no state row') AS problem,
                 count(*) OVER () AS offences
          FROM (
            SELECT order_id, count(*) AS events, min(sequence) AS lowest, max(sequence) AS highest, count(DISTINCT sequence) AS sequences
            FROM orders.outbox WHERE order_id IS NOT NULL
            GROUP BY order_id
          ) AS e
          LEFT JOIN (
            SELECT order_id, sequence FROM orders.logistics_order_state UNION ALL SELECT order_id, sequence FROM orders.archived_order
          ) AS s ON s.order_id = e.order_id
          WHERE (e.events <> e.sequences OR e.highest - e.lowest + 1 <> e.events OR s.sequence IS DISTINCT FROM e.highest)
            AND NOT (s.sequence IS NULL AND EXISTS (
              SELECT FROM orders.dropped_history d WHERE e.order_id >= d.from_id AND e.order_id < d.to_id))
          ORDER BY e.order_id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
