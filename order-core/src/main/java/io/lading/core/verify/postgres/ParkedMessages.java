package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/** What a partition's tally says is parked is waiting, and nothing else is. */
final class ParkedMessages implements Check {

  private static final Question QUESTION =
      new Question(
          "8 what counts as parked is waiting",
          """
          SELECT count(*) FROM orders.parked_message
          """,
          """
          SELECT consumer_group || ' ' || topic || '-' || partition AS id,
                 coalesce(p.parked, 0) || ' count as parked, ' || coalesce(m.waiting, 0) || ' are waiting' AS problem,
                 count(*) OVER () AS offences
          FROM orders.consumer_position p
          FULL JOIN (
            SELECT consumer_group, topic, partition, count(*) AS waiting FROM orders.parked_message GROUP BY consumer_group, topic, partition
          ) AS m USING (consumer_group, topic, partition)
          WHERE coalesce(p.parked, 0) <> coalesce(m.waiting, 0)
          ORDER BY consumer_group, topic, partition
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
