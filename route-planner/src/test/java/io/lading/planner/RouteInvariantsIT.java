package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.EventType;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.RejectionCode;
import io.lading.core.contract.RoutePlan;
import io.lading.core.contract.Sources;
import io.lading.core.contract.Topics;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.core.verify.Finding;
import io.lading.core.verify.Report;
import io.lading.planner.verify.RouteInvariants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariants 9 and 5: what is broken is found and named. */
class RouteInvariantsIT {

  private static final int SHIPPED = 6;
  private static final int OUT = 3;

  /** Two routes planned, one of them departed. */
  private static final int EVENTS = 3;

  private static final String NEWEST = "(SELECT max(id) FROM routing.outbox)";
  private static final Origin NO_ORIGIN = new Origin(null, null, null);

  private final Region region = new Region();

  @BeforeEach
  void plan() throws Exception {
    region.warehouse(30.25, 120.17);
    region.courier(11, "20", 3);
    region.courier(12, "20", 3);
    for (int order = 1; order <= 6; order++) {
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(30.2 + order / 100.0, 120.1)));
    }
    RunningPlanner planner = region.planner();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> region.number("SELECT count(*) FROM routing.route_stop WHERE live") == 6);
    region.awaitQuiet();
    planner.post("/routes/" + route() + "/departure");
    region.everyInvariantHolds();
    planner.stop();
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void aParcelOnTwoLiveRoutesIsNamed() {
    region.execute("DROP INDEX routing.a_parcel_is_on_at_most_one_live_route");
    region.execute(
        "UPDATE routing.route_stop SET order_id = 1 WHERE route_id <> "
            + "(SELECT route_id FROM routing.route_stop WHERE order_id = 1) AND sequence = 1");
    assertThat(broken()).contains("9 a parcel is on at most one live route").contains("R");
  }

  @Test
  void anOverloadedRouteIsNamed() {
    region.execute("UPDATE routing.route_stop SET weight = 7000 WHERE sequence = 1");
    assertThat(broken()).contains("9 a route never exceeds its courier's limits").contains("g of");
  }

  @Test
  void aDepartedRouteThatChangedIsNamed() {
    region.execute(
        "DELETE FROM routing.route_stop WHERE route_id = %s AND sequence = 3"
            .formatted(route().substring(1)));
    assertThat(broken()).contains("9 a departed route does not change: 1 found").contains(route());
  }

  @Test
  void aGapInTheEventsOfARouteIsNamed() {
    region.execute("UPDATE routing.delivery_route SET version = version + 1");
    assertThat(broken()).contains("9 the events of a route are versions without a gap");
  }

  @Test
  void anEventThatWaitsForNothingIsNamed() {
    region.execute(
        "INSERT INTO routing.early_event (order_id, sequence, event)"
            + " SELECT order_id, sequence + 1, '' FROM routing.planned_order WHERE order_id = 1");
    assertThat(broken())
        .contains("9 an event waits only while one before it is missing: 1 found")
        .contains("its order is taken in to");
  }

  @Test
  void aParcelThatDoesNotWaitOnAPlannedRouteIsNamed() {
    region.execute("UPDATE routing.parcel SET state = 2 WHERE state = 0");
    assertThat(broken()).contains("9 a planned parcel waits, one under way does not: 3 found");
  }

  @Test
  void whatIsSaidReachesItsTopicsInOrderOnALiveSystem() {
    Report report = region.checked();
    assertThat(report.holds()).as(report.toString()).isTrue();
    assertThat(checked(report, "5 what the planner says")).isEqualTo(SHIPPED + OUT + EVENTS);
    assertThat(checked(report, "5 each parcel of a route")).isEqualTo(SHIPPED + OUT);
    assertThat(checked(report, "5 routes, and the statuses")).isEqualTo(SHIPPED + OUT + EVENTS);
  }

  @Test
  void whatCountsAsPublishedAndIsOnNoTopicIsNamed() {
    keep(event(900, 1));
    assertThat(undecided(region.checked())).isEqualTo(1);
    region.execute("UPDATE routing.outbox SET xid = '2' WHERE id = " + NEWEST);
    assertThat(broken(region.checked())).startsWith("BROKEN     5 what the planner says");
  }

  @Test
  void whatIsSaidInThePlannersNameWithoutACommitIsNamed() {
    region.publish(event(900, 1));
    assertThat(broken(region.checked()))
        .startsWith("BROKEN     5 nothing is said in the planner's name")
        .contains(Topics.ROUTE_PLANS);
  }

  @Test
  void whatOthersSayOnTheSameTopicsIsNotThePlanners() {
    var orders = new JsonEventWriter(CoordinatePrecision.EXACT);
    region.publish(rejected(orders));
    assertThat(region.checked().holds()).isTrue();
    region.publish(rejected(new JsonEventWriter(CoordinatePrecision.EXACT, Sources.ROUTES)));
    assertThat(broken(region.checked())).contains(Topics.ORDER_REJECTIONS);
  }

  @Test
  void aVersionThatOvertakesAnotherIsNamed() {
    keep(event(900, 1));
    keep(event(900, 2));
    region.execute("UPDATE routing.outbox SET xid = '2' WHERE id >= " + NEWEST + " - 1");
    region.publish(event(900, 2));
    region.publish(event(900, 1));
    assertThat(broken(region.checked()))
        .startsWith("BROKEN     5 routes, and the statuses of each parcel")
        .contains("R900: step 2", "comes before step 1");
  }

  @Test
  void aParcelThatIsNeverSaidToBeShippedOrTwiceIsNamed() {
    region.execute("UPDATE routing.parcel SET waiting_since = now()");
    region.execute(
        "DELETE FROM routing.outbox WHERE id = (SELECT min(id) FROM routing.outbox WHERE topic = '%s')"
            .formatted(Topics.ORDER_UPDATES));
    assertThat(broken()).contains("5 each parcel of a route", "SHIPPED was said 0 times");
    region.execute(
        "INSERT INTO routing.outbox (bucket, topic, key, headers, payload) SELECT bucket, topic,"
            + " key, headers, payload"
            + " FROM routing.outbox WHERE id = (SELECT max(id) FROM routing.outbox WHERE topic = '%s')"
                .formatted(Topics.ORDER_UPDATES));
    assertThat(broken()).contains("2 found", "OUT_FOR_DELIVERY was said 2 times");
  }

  /** In the outbox, as if a transaction had said it. */
  private void keep(OutgoingMessage message) {
    try (Connection transaction = region.database.as("lading_planner").getConnection()) {
      new PostgresOutboxAppender().append(transaction, List.of(message));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OutgoingMessage event(long route, int version) {
    var plan =
        new RoutePlan("R" + route, version, 1, 11, StatusEvents.START, 0, 0, List.of(), List.of());
    return new JsonEventWriter(CoordinatePrecision.EXACT)
        .routePlan(EventType.ROUTE_PLAN_PLANNED, plan, StatusEvents.START, NO_ORIGIN);
  }

  private static OutgoingMessage rejected(JsonEventWriter writer) {
    var rejected =
        new OrderRejected(
            RejectionCode.INVALID_TRANSITION, "said", null, null, null, null, null, Map.of());
    return writer.rejected(rejected, null, "nobody's", StatusEvents.START, NO_ORIGIN);
  }

  private static long checked(Report report, String invariant) {
    return report.findings().stream()
        .filter(finding -> finding.invariant().startsWith(invariant))
        .map(Finding.Held.class::cast)
        .findFirst()
        .orElseThrow()
        .checked();
  }

  private static long undecided(Report report) {
    return report.findings().stream()
        .filter(Finding.Undecided.class::isInstance)
        .mapToLong(finding -> ((Finding.Undecided) finding).count())
        .sum();
  }

  private String route() {
    return region.rows("SELECT 'R' || min(route_id) FROM routing.delivery_route").getFirst();
  }

  private String broken() {
    return broken(new RouteInvariants(region.database.as("lading_verify")).check());
  }

  private static String broken(Report report) {
    assertThat(report.isBroken()).as(report.toString()).isTrue();
    return new Report(report.findings().stream().filter(Finding.Broken.class::isInstance).toList())
        .toString();
  }
}
