package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Topics;
import io.lading.planner.postgres.ForgetPast;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of routes, their parcels and their couriers after they were planned. */
class RouteLifeIT extends OneCourier {

  private static final Instant EIGHT = StatusEvents.START;
  private static final String ASKED = "SELECT sum(asked) FROM routing.planning";

  /** Who wrote the route, and the stops of other orders than the first. */
  private static final String OTHERS =
      """
      SELECT xmin FROM routing.delivery_route UNION ALL SELECT xmin FROM routing.route_stop WHERE order_id > 1
      """;

  @Test
  void theActualTimeIsUntilTheLastDeliveryAlsoIfThatIsHeardOfAfterTheEnd() throws Exception {
    RunningPlanner planner = planned(3);
    String route = route();
    departed(route, EIGHT);
    ended(1, 300, OrderStatus.DELIVERED);
    finished(route, EIGHT.plusSeconds(3_600));
    assertThat(actualSeconds(planner, route)).isEqualTo(300);
    ended(2, 600, OrderStatus.REJECTED);
    ended(3, 900, OrderStatus.RETURNING);
    assertThat(actualSeconds(planner, route)).isEqualTo(600);
    assertThat(planner.json("/routes/" + route).path("version").asInt()).isEqualTo(3);
    assertThat(region.number("SELECT count(*) FROM routing.route_stop WHERE ended_at IS NOT NULL"))
        .isEqualTo(2);
    region.everyInvariantHolds();
  }

  @Test
  void whatComesBackIsShownUntilMoreIsToldOfItAndForgottenInTheEnd() throws Exception {
    RunningPlanner planner = planned(3);
    String route = route();
    departed(route, EIGHT);
    ended(1, 300, OrderStatus.DELIVERED);
    finished(route, EIGHT.plusSeconds(3_600));
    assertThat(unassigned(planner)).containsExactly("2 BROUGHT_BACK", "3 BROUGHT_BACK");
    assertThat(planner.json("/warehouses/1/routes").path("waiting").asInt()).isZero();
    ended(2, 900, OrderStatus.RETURNING);
    assertThat(unassigned(planner)).containsExactly("3 BROUGHT_BACK");
    assertThat(onLiveRoutes()).isZero();
    region.everyInvariantHolds();
    region.execute("UPDATE routing.planned_order SET begun_at = begun_at - interval '61 days'");
    assertThat(planner.bean(ForgetPast.class).runOnce()).isEqualTo(3);
    assertThat(unassigned(planner)).isEmpty();
  }

  @Test
  void whatIsUnderWayNowhereIsNamed() {
    planned(1);
    String route = route();
    departed(route, EIGHT);
    finished(route, EIGHT.plusSeconds(3_600));
    region.everyInvariantHolds();
    region.execute("UPDATE routing.parcel SET reason = NULL");
    assertThat(region.checked().toString())
        .contains("BROKEN     9 what is under way is on a live route, or was brought back");
  }

  @Test
  void aDeliveryAsksForNoPlanAndWritesNothingButItsStop() {
    planned(2);
    departed(route(), EIGHT);
    long asked = region.number(ASKED);
    List<String> others = region.rows(OTHERS);
    ended(1, 300, OrderStatus.DELIVERED);
    assertThat(region.rows(OTHERS)).isEqualTo(others);
    assertThat(region.rows("SELECT state FROM routing.parcel ORDER BY order_id"))
        .containsExactly("2", "1");
    assertThat(region.number(ASKED)).isEqualTo(asked);
  }

  @Test
  void aCourierWhoMovedIsPlannedWhereHeIsOnceHisRouteHasEnded() {
    planned(1);
    String route = route();
    departed(route, EIGHT);
    moved(2);
    region.publish(StatusEvents.confirmed(7, from(2)));
    region.awaitQuiet();
    assertThat(region.rows("SELECT reason FROM routing.parcel WHERE order_id = 7"))
        .containsExactly("NO_COURIER");
    finished(route, EIGHT.plusSeconds(3_600));
    awaitOnRoute(7);
    region.everyInvariantHolds();
  }

  @Test
  void aCourierWhoMovedIsPlannedWhereHeIsOnceHisRouteIsSuperseded() {
    moved(2);
    region.planner();
    region.publish(StatusEvents.confirmed(1, from(2)));
    awaitOnRoute(1);
    region.publish(StatusEvents.confirmed(7, from(1)));
    region.awaitQuiet();
    assertThat(region.rows("SELECT reason FROM routing.parcel WHERE order_id = 7"))
        .containsExactly("NO_COURIER");
    moved(1);
    awaitOnRoute(7);
    region.everyInvariantHolds();
  }

  @Test
  void aRepeatedDepartureIsAnsweredAsTheFirstAlsoAfterTheEnd() throws Exception {
    RunningPlanner planner = planned(2);
    String departure = "/routes/" + route() + "/departure";
    String first = planner.post(departure).body();
    ended(1, 300, OrderStatus.DELIVERED);
    assertThat(planner.post(departure).body()).isEqualTo(first);
    finished(route(), Instant.now());
    assertThat(planner.post(departure).body()).isEqualTo(first);
    assertThat(first).contains("DEPARTED");
  }

  @Test
  void arrivalsAreThoseOfTheDeparture() throws Exception {
    Instant opens = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(2, ChronoUnit.HOURS);
    RunningPlanner planner = region.planner();
    region.publish(StatusEvents.confirmed(1, nearby("1", new DeliveryWindow(opens, null))));
    awaitOnRoute(1);
    region.awaitQuiet();
    assertThat(eta(planner.json("/routes/" + route()))).isGreaterThan(6_000);
    departed(route(), opens.minusSeconds(600));
    assertThat(eta(planner.json("/routes/" + route()))).isEqualTo(600);
    assertThat(region.events(Topics.ROUTE_PLANS, "io.lading.route.departed"))
        .singleElement()
        .matches(event -> eta(event) == 600);
    region.everyInvariantHolds();
  }

  @Test
  void theClockAloneAsksForAPlanOnceAWindowCannotBeKept() throws Exception {
    Instant closes = Instant.now().plus(2, ChronoUnit.HOURS);
    region.planner();
    region.publish(StatusEvents.confirmed(1, nearby("1", new DeliveryWindow(null, closes))));
    awaitOnRoute(1);
    region.awaitQuiet();
    assertThat(
            region.number(
                "SELECT count(*) FROM routing.planning WHERE due_at > now() + interval '1 hour'"
                    + " AND due_at < now() + interval '2 hours'"))
        .isEqualTo(1);
    long asked = region.number(ASKED);
    region.execute("UPDATE routing.parcel SET window_to = now() - interval '1 minute'");
    region.execute("UPDATE routing.planning SET due_at = now()");
    awaitOnRoutes(0);
    assertThat(region.number(ASKED)).isEqualTo(asked);
    assertThat(region.rows("SELECT due_at FROM routing.planning")).containsExactly("infinity");
    assertThat(region.events(Topics.ROUTE_PLANS, "io.lading.route.superseded"))
        .singleElement()
        .matches(event -> leftOut(event).equals(List.of("1 WINDOW_HAS_PASSED")));
    region.everyInvariantHolds();
  }

  @Test
  void whatIsLeftOutIsToldOnceByARouteThatStaysAsItIs() throws Exception {
    RunningPlanner planner = planned(1);
    region.publish(StatusEvents.confirmed(2, nearby("50", DeliveryWindow.ALWAYS)));
    region.awaitQuiet();
    assertThat(planner.post("/warehouses/1/plan").statusCode()).isEqualTo(200);
    region.awaitQuiet();
    List<JsonNode> told = region.events(Topics.ROUTE_PLANS, "io.lading.route.planned");
    assertThat(told)
        .extracting(OneCourier::leftOut)
        .containsExactly(List.of(), List.of("2 TOO_HEAVY"));
    assertThat(told.getLast().path("version").asInt()).isEqualTo(2);
    region.everyInvariantHolds();
  }

  @Test
  void whatOnePlanDoesNotTakeIsShownAsSuch() throws Exception {
    RunningPlanner planner =
        region.planner(
            "--lading.planner.planning.most-stops=2", "--lading.planner.api.most-waiting=3");
    confirm(1, 6);
    awaitParcels(6);
    region.awaitQuiet();
    assertThat(onLiveRoutes()).isEqualTo(2);
    assertThat(unassigned(planner)).hasSize(4).allMatch(out -> out.endsWith(" TOO_MANY_STOPS"));
    assertThat(planner.json("/warehouses/1/routes").path("waiting").asInt()).isEqualTo(3);
  }
}
