package io.lading.tracking.postgres;

import io.lading.core.reads.ReadToken;
import io.lading.core.reads.ReadTokens;
import io.lading.core.reads.postgres.Sight;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Whether the events that callers have caused are on their time lines, each by its primary key. */
public final class ProjectedEvents implements Sight {

  private static final String ALL_THERE =
      """
      SELECT NOT EXISTS (
        SELECT FROM unnest(?::bigint[], ?::integer[]) AS w (order_id, sequence)
        WHERE NOT EXISTS (SELECT FROM timeline t WHERE t.order_id = w.order_id AND t.sequence = w.sequence)
      ) AS all_there
      """;

  @Override
  public boolean sees(Connection connection, ReadTokens written) throws SQLException {
    List<ReadToken> events = written.events();
    return events.isEmpty() || areThere(connection, events);
  }

  private static boolean areThere(Connection connection, List<ReadToken> events)
      throws SQLException {
    try (PreparedStatement there = connection.prepareStatement(ALL_THERE)) {
      Object _ =
          new Columns<>(there, events)
              .column("int8", ReadToken::orderId)
              .column("int4", ReadToken::sequence);
      try (ResultSet row = there.executeQuery()) {
        row.next();
        return row.getBoolean("all_there");
      }
    }
  }
}
