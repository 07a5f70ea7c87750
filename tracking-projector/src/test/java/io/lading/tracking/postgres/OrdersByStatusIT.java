package io.lading.tracking.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.OrderStatus;
import io.lading.core.query.IdWindow;
import io.lading.core.query.postgres.QuerySession;
import io.lading.engines.Engines;
import io.lading.engines.postgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The orders of a status among the heads of a million. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersByStatusIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final IdWindow ALL = new IdWindow(0, Long.MAX_VALUE);

  private final Database database =
      Engines.shared()
          .postgres()
          .newDatabase()
          .migrate("tracking", "lading_tracking_owner", "classpath:db/tracking");
  private final PostgresOrdersByStatus orders =
      new PostgresOrdersByStatus(database.as("lading_projector"));

  /** Made while there was no head yet. */
  private @Nullable JsonNode early;

  /** Of a thousand, one is SHIPPED, ten are PENDING, the rest is COMPLETED. */
  @BeforeAll
  void heads() throws SQLException {
    early = plan(OrderStatus.SHIPPED);
    execute(
        "lading_tracking_owner",
        "INSERT INTO order_head (order_id, contiguous, highest, status) SELECT n, 1, 1, CASE WHEN n"
            + " % 1000 = 0 THEN 2 WHEN n % 1000 <= 10 THEN 0 ELSE 10 END FROM generate_series(1,"
            + " 1000000) n");
    execute("lading_tracking_owner", "ANALYZE order_head");
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void thoseOfTheStatusAreToldNewestFirst() {
    assertThat(orders.ids(OrderStatus.SHIPPED, ALL, 3))
        .containsExactly(1_000_000L, 999_000L, 998_000L);
    assertThat(orders.ids(OrderStatus.SHIPPED, new IdWindow(3000, 5000), 9))
        .containsExactly(4000L, 3000L);
    assertThat(orders.ids(OrderStatus.REJECTED, ALL, 9)).isEmpty();
    assertThat(orders.ids(OrderStatus.COMPLETED, new IdWindow(1, 1012), 9))
        .isEqualTo(List.of(1011L, 999L, 998L, 997L, 996L, 995L, 994L, 993L, 992L));
    assertThat(orders.ids(OrderStatus.SHIPPED, ALL, 2000))
        .isEqualTo(LongStream.rangeClosed(1, 1000).mapToObj(n -> (1001 - n) * 1000).toList());
  }

  /** The very statement, by the plan that a session of queries makes once for all statuses. */
  @Test
  void noMoreHeadsAreReadThanAreTold() throws SQLException {
    for (OrderStatus status : List.of(OrderStatus.SHIPPED, OrderStatus.COMPLETED)) {
      JsonNode plan = plan(status);
      JsonNode scan = plan.path("Plans").get(0);
      assertThat(scan.path("Node Type").stringValue()).isIn("Index Only Scan", "Index Scan");
      assertThat(scan.path("Index Name").stringValue()).isEqualTo("orders_of_a_status");
      assertThat(scan.path("Actual Rows").asDouble()).isEqualTo(21);
      assertThat(scan.path("Shared Hit Blocks").asLong() + scan.path("Shared Read Blocks").asLong())
          .isLessThan(40);
    }
  }

  @Test
  void aPlanThatWasMadeBeforeThereWereHeadsGoesByTheSameIndex() {
    assertThat(requireNonNull(early).path("Plans").get(0).path("Index Name").stringValue())
        .isEqualTo("orders_of_a_status");
  }

  /** GET /operations/summary, by the sessions of the projection. */
  @Test
  void ordersAreCountedInTheIndexOfTheirStatuses() throws SQLException {
    var counts =
        new PostgresProjectionCounts(
            database.as("lading_projector"), "nobody", Duration.ofSeconds(30));
    assertThat(counts.count().orders())
        .containsEntry(OrderStatus.PENDING, 10_000L)
        .containsEntry(OrderStatus.COMPLETED, 989_000L);
    assertThat(counts.count().events()).isZero();
    String counting = PostgresProjectionCounts.COUNTS.replace("?", "'nobody'");
    assertThat(explained(IndexPlans.OF_A_SESSION, counting))
        .contains("Index Only Scan using orders_of_a_status")
        .doesNotContain("Seq Scan");
  }

  private String explained(String session, String sql) throws SQLException {
    try (Connection connection = database.as("lading_projector").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(session);
      try (ResultSet row = statement.executeQuery("EXPLAIN " + sql)) {
        var plan = new StringBuilder();
        while (row.next()) {
          plan.append(row.getString(1)).append('\n');
        }
        return plan.toString();
      }
    }
  }

  /** What the migration says of the price of its index. */
  @Test
  void anUpdateOfAHeadTouchesIndexesOnlyIfTheStatusChanges() throws SQLException {
    int before = hotUpdates();
    execute(
        "lading_projector",
        "UPDATE order_head SET highest = 2, status = status WHERE order_id % 1000 < 5");
    await().atMost(SOON).until(() -> hotUpdates() - before == 5000);
    execute(
        "lading_projector",
        "UPDATE order_head SET status = CASE status WHEN 2 THEN 3 ELSE status END WHERE order_id %"
            + " 1000 = 500 OR order_id = 1000");
    await().atMost(SOON).until(() -> hotUpdates() - before == 6000);
    execute("lading_projector", "UPDATE order_head SET status = 2 WHERE order_id = 1000");
  }

  private int hotUpdates() throws SQLException {
    try (Connection connection = database.as("lading_projector").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'order_head'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private JsonNode plan(OrderStatus status) throws SQLException {
    try (Connection connection = database.as("lading_projector").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(QuerySession.SETTINGS);
      statement.execute("PREPARE ids (smallint, bigint, integer) AS " + numbered());
      try (ResultSet row =
          statement.executeQuery(
              "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE ids (%d::smallint, %d, 21)"
                  .formatted(status.ordinal(), Long.MAX_VALUE))) {
        row.next();
        return JsonMapper.shared().readTree(row.getString(1)).get(0).path("Plan");
      }
    }
  }

  /** Parameters as PREPARE wants them. */
  private static String numbered() {
    String statement = PostgresOrdersByStatus.IDS;
    for (int n = 1; statement.contains("?"); n++) {
      statement = statement.replaceFirst("\\?", "\\$" + n);
    }
    return statement;
  }

  private void execute(String role, String sql) throws SQLException {
    try (Connection connection = database.as(role).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
