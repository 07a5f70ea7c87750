package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * As many dead letters as were announced in the last day are remembered under an identity, so that
 * a replay does not announce them again. The identity of one that was parked is older by the day
 * that it may have waited.
 */
final class RememberedDeadLetters implements Check {

  private static final Question QUESTION =
      new Question(
          "7 dead letters are remembered",
          """
          SELECT count(*) FROM orders.outbox WHERE topic LIKE '%.dlt'
          """,
          """
          SELECT 'message_identity' AS id,
                 a.letters || ' dead letters were announced in the last day, only ' || r.identities || ' are remembered' AS problem,
                 count(*) OVER () AS offences
          FROM (
            SELECT count(*) AS letters FROM orders.outbox WHERE topic LIKE '%.dlt' AND created_at > now() - interval '24 hours'
          ) AS a, (
            SELECT count(*) AS identities FROM orders.message_identity WHERE outcome = 3 AND created_at > now() - interval '50 hours'
          ) AS r
          WHERE a.letters > r.identities
          ORDER BY a.letters
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
