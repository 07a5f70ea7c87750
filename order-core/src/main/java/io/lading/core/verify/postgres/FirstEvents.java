package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/** Every order that is younger than the outbox's oldest whole day has its first event there. */
final class FirstEvents implements Check {

  private static final Question QUESTION =
      new Question(
          "2 the first event is there with the order",
          """
          SELECT count(*)
          FROM (SELECT created_at FROM orders.logistics_order UNION ALL SELECT created_at FROM orders.history_order) AS o
          WHERE created_at >= (
            SELECT to_date(min(right(c.relname, 8)), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC' + interval '1 day'
            FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'orders.outbox'::regclass)
          """,
          """
          SELECT orders.lg_order_code(o.id) AS id,
                 'created at ' || o.created_at || ', but its first event is not in the outbox' AS problem,
                 count(*) OVER () AS offences
          FROM (SELECT id, created_at FROM orders.logistics_order UNION ALL SELECT id, created_at FROM orders.history_order) AS o
          LEFT JOIN orders.outbox e ON e.order_id = o.id AND e.sequence = 1
          WHERE e.order_id IS NULL
            AND o.created_at >= (
              SELECT to_date(min(right(c.relname, 8)), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC' + interval '1 day'
              FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
              WHERE i.inhparent = 'orders.outbox'::regclass)
          ORDER BY o.id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
