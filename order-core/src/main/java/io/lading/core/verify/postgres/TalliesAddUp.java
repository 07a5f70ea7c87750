package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/** Every record consumed ended in exactly one way. */
final class TalliesAddUp implements Check {

  private static final Question QUESTION =
      new Question(
          "8 outcomes add up to the records consumed",
          """
          SELECT coalesce(sum(consumed), 0)::bigint FROM orders.consumer_position
          """,
          """
          SELECT p.consumer_group || ' ' || p.topic || '-' || p.partition AS id,
                 p.consumed || ' consumed = ' || p.applied || ' applied + ' || p.no_op || ' no-op + ' || p.rejected || ' rejected + '
                   || p.dead_lettered || ' dead-lettered + ' || p.parked || ' parked' AS problem,
                 count(*) OVER () AS offences
          FROM orders.consumer_position p
          WHERE p.consumed <> p.applied + p.no_op + p.rejected + p.dead_lettered + p.parked
             OR least(p.applied, p.no_op, p.rejected, p.dead_lettered, p.parked) < 0
          ORDER BY p.consumer_group, p.topic, p.partition
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
