package io.lading.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The positions of order-ingest, moved in the transactions that wrote what was consumed. */
public final class ConsumedPositions {
  private static final String OUTCOMES_OF_A_TOPIC =
      """
      SELECT coalesce(sum(consumed), 0), coalesce(sum(applied), 0), coalesce(sum(no_op), 0),
             coalesce(sum(rejected), 0), coalesce(sum(dead_lettered), 0), coalesce(sum(parked), 0),
             coalesce(sum(next_offset), 0)
      FROM orders.consumer_position
      WHERE topic = ?
      """;

  private final DataSource verify;

  public ConsumedPositions(DataSource verify) {
    this.verify = verify;
  }

  public Outcomes of(String topic) throws SQLException {
    try (Connection connection = verify.getConnection();
        PreparedStatement query = connection.prepareStatement(OUTCOMES_OF_A_TOPIC)) {
      query.setString(1, topic);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? outcomes(row) : Outcomes.NONE;
      }
    }
  }

  private static Outcomes outcomes(ResultSet row) throws SQLException {
    return new Outcomes(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }
}
