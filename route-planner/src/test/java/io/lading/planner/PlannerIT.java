package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Topics;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From status events to routes, and what becomes of routes, on the real engines. */
class PlannerIT extends OneWarehouse {

  private static final String PLANNED = "io.lading.route.planned";

  PlannerIT() {
    super(2);
  }

  @Test
  void confirmedOrdersBecomeRoutesAndAreShippedOnce() {
    planned(12);
    List<JsonNode> updates = region.events(Topics.ORDER_UPDATES, "io.lading.order.status-update");
    assertThat(updates).hasSize(12);
    assertThat(updates).allMatch(update -> update.path("status").asString().equals("SHIPPED"));
    assertThat(codes(updates)).hasSize(12);
    List<JsonNode> planned = region.events(Topics.ROUTE_PLANS, PLANNED);
    assertThat(planned.stream().mapToInt(route -> route.path("stops").size()).sum()).isEqualTo(12);
    region.everyInvariantHolds();
  }

  @Test
  void theOrdersOwnShippedLeavesItOnItsRoute() {
    region.planner();
    confirm(1, 5);
    awaitOnRoutes(5);
    for (int order = 1; order <= 5; order++) {
      region.publish(StatusEvents.parcel(order, 3, EventKind.TRANSITION, OrderStatus.SHIPPED));
    }
    region.awaitQuiet();
    assertThat(onLiveRoutes()).isEqualTo(5);
    assertThat(region.records(Topics.ORDER_UPDATES)).hasSize(5);
    region.everyInvariantHolds();
  }

  @Test
  void aCancelledParcelLeavesItsPlannedRoute() {
    region.planner();
    confirm(1, 6);
    awaitOnRoutes(6);
    region.publish(StatusEvents.order(3, 3, OrderStatus.CANCELLED));
    patiently().untilAsserted(() -> assertThat(onLiveRoutes()).isEqualTo(5));
    region.awaitQuiet();
    assertThat(region.number("SELECT count(*) FROM routing.route_stop WHERE live AND order_id = 3"))
        .isZero();
    region.everyInvariantHolds();
  }

  @Test
  void aChangedDestinationMovesItsStop() {
    region.planner();
    confirm(1, 4);
    awaitOnRoutes(4);
    region.publish(StatusEvents.moved(2, 3, StatusEvents.to(30.31, 120.31)));
    patiently()
        .untilAsserted(
            () ->
                assertThat(
                        region.rows(
                            "SELECT lat FROM routing.route_stop WHERE live AND order_id = 2"))
                    .containsExactly("30.31"));
    region.awaitQuiet();
    assertThat(onLiveRoutes()).isEqualTo(4);
    region.everyInvariantHolds();
  }

  @Test
  void newParcelsEnterThePresentPlanAndMostLegsStay() {
    RunningPlanner planner = region.planner("--lading.planner.planning.size=60");
    region.courier(13, "100", 100);
    region.courier(14, "100", 100);
    confirm(1, 60);
    awaitOnRoutes(60);
    Set<String> before = legs();
    confirm(61, 62);
    awaitOnRoutes(62);
    Set<String> after = legs();
    long kept = before.stream().filter(after::contains).count();
    assertThat(kept).isGreaterThanOrEqualTo(before.size() * 8 / 10);
    assertThat(planner).isNotNull();
    region.everyInvariantHolds();
  }

  @Test
  void aDepartedRouteIsFrozenAndItsParcelsAreOutForDelivery() throws Exception {
    RunningPlanner planner = region.planner();
    confirm(1, 4);
    awaitOnRoutes(4);
    String route =
        planner.json("/warehouses/1/routes").path("routes").path(0).path("routeId").asString();
    HttpResponse<String> left = planner.post("/routes/" + route + "/departure");
    assertThat(left.statusCode()).isEqualTo(200);
    assertThat(planner.post("/routes/" + route + "/departure").body()).isEqualTo(left.body());
    JsonNode departed = planner.json("/routes/" + route);
    assertThat(departed.path("state").asString()).isEqualTo("DEPARTED");
    int loaded = departed.path("stops").size();
    confirm(5, 8);
    region.publish(StatusEvents.order(1, 3, OrderStatus.CANCELLED));
    region.awaitQuiet();
    assertThat(planner.json("/routes/" + route).path("stops")).hasSize(loaded);
    List<JsonNode> updates = region.events(Topics.ORDER_UPDATES, "io.lading.order.status-update");
    assertThat(
            updates.stream()
                .filter(update -> update.path("status").asString().equals("OUT_FOR_DELIVERY")))
        .hasSize(loaded);
    region.everyInvariantHolds();
  }

  @Test
  void aFinishedRouteKnowsHowLongItTookAndItsCourierIsFree() throws Exception {
    RunningPlanner planner = planned(2);
    String route =
        planner.json("/warehouses/1/routes").path("routes").path(0).path("routeId").asString();
    region.tell("route-departed", turned(route, "2026-11-28T08:00:00Z", ""));
    region.awaitQuiet();
    List<String> orders =
        region.rows(
            "SELECT order_id FROM routing.route_stop WHERE route_id = " + route.substring(1));
    for (String order : orders) {
      region.publish(
          StatusEvents.parcel(
              Long.parseLong(order), 600, EventKind.TRANSITION, OrderStatus.DELIVERED));
    }
    region.awaitQuiet();
    region.tell(
        "route-finished", turned(route, "2026-11-28T09:00:00Z", ",\"distanceMetres\":12345"));
    region.awaitQuiet();
    JsonNode finished = planner.json("/routes/" + route);
    assertThat(finished.path("state").asString()).isEqualTo("FINISHED");
    assertThat(finished.path("actualDistanceMetres").asLong()).isEqualTo(12_345);
    assertThat(finished.path("actualDurationSeconds").asLong()).isEqualTo(600);
    assertThat(finished.path("version").asInt()).isEqualTo(3);
    region.everyInvariantHolds();
  }

  @Test
  void aReplayOfBothTopicsChangesNothing() throws Exception {
    RunningPlanner planner = region.planner();
    confirm(1, 8);
    region.publish(StatusEvents.order(3, 3, OrderStatus.CANCELLED));
    region.tell("courier-updated", "{\"courierId\":true}");
    region.awaitQuiet();
    planner.stop();
    List<String> before = contents();
    region.replay(Region.STATUS_GROUP, Topics.ORDER_STATUS);
    region.replay(Region.FLEET_GROUP, Topics.FLEET_UPDATES);
    region.planner();
    patiently()
        .untilAsserted(
            () ->
                assertThat(region.number("SELECT sum(consumed) FROM routing.consumer_position"))
                    .isEqualTo(2L * (17 + 4)));
    region.awaitQuiet();
    assertThat(contents()).isEqualTo(before);
    region.everyInvariantHolds();
  }

  private List<String> contents() {
    return IntStream.of(0)
        .mapToObj(
            _ ->
                region.rows(
                    """
                    SELECT row_to_json(p)::text FROM routing.parcel p
                    UNION ALL SELECT row_to_json(r)::text FROM routing.delivery_route r
                    UNION ALL SELECT row_to_json(s)::text FROM routing.route_stop s
                    UNION ALL SELECT row_to_json(w)::text FROM routing.warehouse w
                    UNION ALL SELECT row_to_json(c)::text FROM routing.courier c
                    UNION ALL SELECT id::text FROM routing.outbox
                    ORDER BY 1
                    """))
        .flatMap(List::stream)
        .toList();
  }

  /** All around the warehouse. */
  @Override
  void confirm(int from, int to) {
    for (int order = from; order <= to; order++) {
      double lat = 30.2 + (order * 37 % 100) / 1_000.0;
      double lon = 120.1 + (order * 61 % 100) / 1_000.0;
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(lat, lon)));
    }
  }

  private Set<String> legs() {
    return Set.copyOf(
        region.rows(
            """
            SELECT coalesce(lag(order_id) OVER (PARTITION BY route_id ORDER BY sequence)::text, 'depot') || '>' || order_id
            FROM routing.route_stop WHERE live
            """));
  }

  private static Set<String> codes(List<JsonNode> updates) {
    return updates.stream()
        .map(update -> update.path("lgOrderCode").asString())
        .collect(Collectors.toSet());
  }

  private static String turned(String route, String at, String more) {
    return "{\"routeId\":\"%s\",\"occurredAt\":\"%s\"%s}".formatted(route, at, more);
  }
}
