package io.lading.planner.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.planner.Region;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements that must stop early, however much there is: by an index, in its order. */
class IndexedStatementsIT {

  private static final Region REGION = new Region();

  @BeforeAll
  static void migrate() {
    REGION.planner();
  }

  @AfterAll
  static void close() {
    REGION.close();
  }

  @Test
  void whatIsForgottenIsFoundByItsAge() throws Exception {
    assertThat(plan(ForgetPast.ORDERS)).contains("orders_by_age").doesNotContain("Sort");
    assertThat(plan(ForgetPast.ROUTES)).contains("ended_routes_by_age").doesNotContain("Sort");
    assertThat(plan(ForgetPast.REFUSALS)).contains("refusals_by_age").doesNotContain("Sort");
  }

  @Test
  void aRunReadsNoMoreOfABacklogThanItTakes() throws Exception {
    List<String> kinds = SnapshotRows.WAITING;
    assertThat(plan(kinds.get(0))).contains("live_routes_of_a_warehouse");
    assertThat(plan(kinds.get(1))).contains("parcels_never_left_out").doesNotContain("Sort");
    assertThat(plan(kinds.get(2))).contains("parcels_left_out_for_now").doesNotContain("Sort");
    assertThat(plan(kinds.get(3))).contains("parcels_with_a_reason").doesNotContain("Sort");
  }

  @Test
  void anAnswerReadsNoMoreOfABacklogThanItShowsAndCounts() throws Exception {
    assertThat(plan(Backlog.SIZE)).contains("parcels_never_left_out", "parcels_with_a_reason");
    assertThat(plan(Backlog.UNASSIGNED))
        .contains("parcels_never_left_out", "parcels_with_a_reason")
        .doesNotContain("Sort");
  }

  @Test
  void whatIsDueAndWhatHasEndedUnseenIsFoundByIndex() throws Exception {
    assertThat(plan(PlanningRows.TAKE_DUE)).contains("planning_by_due_time");
    assertThat(plan(StopRows.FINISHED_ROUTES.replace("?::", "'{}'::")))
        .contains("stops_ended_unseen");
  }

  @Test
  void whatCameTooEarlyIsFoundByItsTime() throws Exception {
    assertThat(plan(EarlyRows.LONG_AGO)).contains("early_events_by_time").doesNotContain("Sort");
    assertThat(plan(EarlyRows.UNTIL.replaceFirst("\\?", "now()")))
        .contains("early_events_by_time")
        .doesNotContain("Sort");
  }

  /** As the service's own sessions plan it. */
  private static String plan(String statement) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection session = REGION.database.as("lading_planner").getConnection();
        Statement explain = session.createStatement()) {
      explain.execute(IndexPlans.OF_A_SESSION);
      try (ResultSet row = explain.executeQuery("EXPLAIN " + statement.replace("?", "1"))) {
        while (row.next()) {
          plan.append(row.getString(1)).append('\n');
        }
      }
    }
    assertThat(plan.toString()).doesNotContain("Seq Scan");
    return plan.toString();
  }
}
