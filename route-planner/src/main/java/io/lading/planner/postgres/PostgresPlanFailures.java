package io.lading.planner.postgres;

import io.lading.planner.plan.PlanFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What is kept of them with each warehouse's turn to be planned. */
public final class PostgresPlanFailures implements PlanFailures {

  private static final int NAMED = 10;

  private static final String FAILING =
      """
      SELECT warehouse_id, failures, failing_since, due_at, broken, failure,
             count(*) OVER () AS failing, count(*) FILTER (WHERE broken OR failures >= ?) OVER () AS down
      FROM planning WHERE failures > 0
      ORDER BY failing_since, warehouse_id
      LIMIT ?
      """;

  private final Desk desk;

  public PostgresPlanFailures(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Failing now() {
    return desk.session().snapshot(PostgresPlanFailures::failing);
  }

  private static Failing failing(Connection snapshot) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(FAILING)) {
      statement.setInt(1, Failure.REPEATED);
      statement.setInt(2, NAMED);
      try (ResultSet row = statement.executeQuery()) {
        List<Failure> longest = new ArrayList<>();
        long count = 0;
        long down = 0;
        while (row.next()) {
          count = row.getLong("failing");
          down = row.getLong("down");
          longest.add(failure(row));
        }
        return new Failing(count, down, longest);
      }
    }
  }

  private static Failure failure(ResultSet row) throws SQLException {
    return new Failure(
        row.getLong("warehouse_id"),
        row.getInt("failures"),
        row.getObject("failing_since", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("broken"),
        row.getString("failure"));
  }
}
