package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What was applied about orders has left a trace: a trade its order, or the memory of its cancel,
 * and whatever changes an order an event after its first. There may be more traces than messages:
 * of HTTP, of time limits, and of messages about several packages.
 */
final class AppliedTraces implements Check {

  private static final Question QUESTION =
      new Question(
          "8 applied messages have left a trace",
          """
          SELECT coalesce(sum(applied), 0)::bigint FROM orders.consumer_position
          WHERE topic IN ('lading.trade-events.v1', 'lading.order-updates.v1')
          """,
          """
          SELECT 'consumer_position' AS id,
                 a.applied || ' messages about orders were applied, but there are only ' || u.trades || ' trades and ' || s.changes || ' changes' AS problem,
                 count(*) OVER () AS offences
          FROM (
            SELECT sum(applied) AS applied FROM orders.consumer_position WHERE topic IN ('lading.trade-events.v1', 'lading.order-updates.v1')
          ) AS a, (SELECT count(*) AS trades FROM orders.logistics_order_unique) AS u,
          (
            SELECT coalesce(sum(o.changes), 0) AS changes
            FROM (
              SELECT sequence - 1 AS changes FROM orders.logistics_order_state
              UNION ALL SELECT sequence - 1 FROM orders.archived_order
              UNION ALL SELECT changes FROM orders.dropped_history
            ) AS o
          ) AS s
          WHERE a.applied > u.trades + s.changes
          ORDER BY a.applied
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
