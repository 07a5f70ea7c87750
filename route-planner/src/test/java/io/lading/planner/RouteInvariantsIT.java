package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.verify.Finding;
import io.lading.core.verify.Report;
import io.lading.planner.verify.RouteInvariants;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariant 9: what is broken is found and named. */
class RouteInvariantsIT {

  private final Region region = new Region();

  @BeforeEach
  void plan() throws Exception {
    region.warehouse(30.25, 120.17);
    region.courier(11, "20", 3);
    region.courier(12, "20", 3);
    RunningPlanner planner = region.planner();
    for (int order = 1; order <= 6; order++) {
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(30.2 + order / 100.0, 120.1)));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> region.number("SELECT count(*) FROM routing.route_stop WHERE live") == 6);
    region.awaitQuiet();
    planner.post("/routes/" + route() + "/departure");
    planner.stop();
    region.everyInvariantHolds();
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
  void aParcelThatDoesNotWaitOnAPlannedRouteIsNamed() {
    region.execute("UPDATE routing.parcel SET state = 2 WHERE state = 0");
    assertThat(broken()).contains("9 a planned parcel waits, one under way does not: 3 found");
  }

  private String route() {
    return region.rows("SELECT 'R' || min(route_id) FROM routing.delivery_route").getFirst();
  }

  private String broken() {
    Report report = new RouteInvariants(region.database.as("lading_verify")).check();
    assertThat(report.isBroken()).as(report.toString()).isTrue();
    return new Report(report.findings().stream().filter(Finding.Broken.class::isInstance).toList())
        .toString();
  }
}
