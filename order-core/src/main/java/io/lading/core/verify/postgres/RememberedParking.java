package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/** What is parked is remembered as parked, so that a copy of it is not parked again. */
final class RememberedParking implements Check {

  private static final Question QUESTION =
      new Question(
          "7 parked messages are remembered",
          """
          SELECT count(*) FROM orders.parked_message
          """,
          """
          SELECT m.topic || '-' || m.partition || '@' || m.record_offset AS id,
                 'parked as ' || m.identity || coalesce(', remembered with outcome ' || i.outcome, ', but not remembered') AS problem,
                 count(*) OVER () AS offences
          FROM orders.parked_message m
          LEFT JOIN orders.message_identity i ON i.identity = m.identity
          WHERE i.outcome IS DISTINCT FROM 4 -- parked
          ORDER BY m.id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
