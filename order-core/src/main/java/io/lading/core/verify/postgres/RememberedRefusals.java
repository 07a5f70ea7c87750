package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What was announced as refused or dead-lettered in the last day is remembered under an identity,
 * so that a replay does not announce it again. Refusals over HTTP are remembered, not announced.
 */
final class RememberedRefusals implements Check {

  private static final Question QUESTION =
      new Question(
          "7 refusals and dead letters are remembered",
          """
          SELECT count(*) FROM orders.outbox WHERE order_id IS NULL
          """,
          """
          SELECT 'message_identity' AS id,
                 announced.what || ': ' || announced.messages || ' were announced in the last day, only '
                   || coalesce(remembered.identities, 0) || ' are remembered' AS problem,
                 count(*) OVER () AS offences
          FROM (
            SELECT 2 AS outcome, 'rejections' AS what, count(*) AS messages FROM orders.outbox
            WHERE topic = 'lading.order-rejections.v1' AND created_at > now() - interval '24 hours'
            UNION ALL
            SELECT 3, 'dead letters', count(*) FROM orders.outbox
            WHERE topic LIKE '%.dlt' AND created_at > now() - interval '24 hours'
          ) AS announced
          LEFT JOIN (
            SELECT outcome, count(*) AS identities FROM orders.message_identity
            WHERE created_at > now() - interval '25 hours'
            GROUP BY outcome
          ) AS remembered USING (outcome)
          WHERE announced.messages > coalesce(remembered.identities, 0)
          ORDER BY outcome
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
