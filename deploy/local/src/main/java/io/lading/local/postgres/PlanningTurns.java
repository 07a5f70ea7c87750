package io.lading.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the route planner has to do yet. */
public final class PlanningTurns {
  private static final String UNANSWERED =
      """
      SELECT count(*) FROM routing.planning WHERE answered < asked
      """;

  private final DataSource verify;

  public PlanningTurns(DataSource verify) {
    this.verify = verify;
  }

  /** How many warehouses are to be planned. */
  public long unanswered() throws SQLException {
    try (Connection connection = verify.getConnection();
        PreparedStatement query = connection.prepareStatement(UNANSWERED);
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
