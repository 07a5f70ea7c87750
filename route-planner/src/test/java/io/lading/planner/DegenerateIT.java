package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.Shipment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Degenerate input: a clear reason each, the others planned. */
class DegenerateIT {

  private final Region region = new Region();

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void withoutAWarehouseOrACourierNothingIsPlannedAndItIsSaidWhy() throws Exception {
    RunningPlanner planner = region.planner();
    region.publish(StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)));
    awaitReason(1, "UNKNOWN_WAREHOUSE");
    region.warehouse(30.25, 120.17);
    awaitReason(1, "NO_COURIER");
    region.courier(11, "0", 10);
    awaitReason(1, "TOO_HEAVY");
    region.courier(11, "10", 0);
    awaitReason(1, "NO_COURIER");
    region.courier(11, "10", 5);
    awaitPlanned(1);
    assertThat(planner.json("/warehouses/1/routes").path("unassigned")).isEmpty();
    region.everyInvariantHolds();
  }

  @Test
  void whatCannotBePlannedSaysWhyAndTheOthersArePlanned() throws Exception {
    region.warehouse(30.25, 120.17);
    region.courier(11, "10", 100);
    RunningPlanner planner = region.planner();
    Destination here = new Destination(null, 30.2, 120.1);
    region.publish(
        StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)),
        StatusEvents.confirmed(2, StatusEvents.shipment("p1", here, "11", DeliveryWindow.ALWAYS)),
        StatusEvents.confirmed(3, to(new Destination("nowhere-known", null, null))),
        StatusEvents.confirmed(4, to(new Destination(null, null, null))),
        StatusEvents.confirmed(5, StatusEvents.shipment("p1", here, "1", over())),
        StatusEvents.confirmed(6, StatusEvents.shipment("p1", here, "1", inASecond())),
        StatusEvents.confirmed(
            7,
            to(new Destination(null, 95.0, 120.1)),
            StatusEvents.shipment("p2", here, "1", DeliveryWindow.ALWAYS)));
    awaitPlanned(1);
    awaitReason(2, "TOO_HEAVY");
    awaitReason(3, "UNKNOWN_DESTINATION");
    awaitReason(4, "UNKNOWN_DESTINATION");
    awaitReason(5, "WINDOW_HAS_PASSED");
    awaitPlanned(7);
    assertThat(
            region.rows("SELECT reason FROM routing.parcel WHERE order_id = 7 ORDER BY package_no"))
        .containsExactly("COORDINATES_OUT_OF_RANGE", "NULL");
    region.tell(
        "place-updated",
        "{\"addressCode\":\"nowhere-known\",\"location\":{\"lat\":30.3,\"lon\":120.2}}");
    awaitPlanned(3);
    JsonNode routes = planner.json("/warehouses/1/routes");
    assertThat(routes.path("unassigned").toString()).contains("TOO_HEAVY").contains("WINDOW");
    region.everyInvariantHolds();
  }

  @Test
  void whatNobodyCanDeliverKeepsNobodyWaiting() {
    region.warehouse(30.25, 120.17);
    region.courier(11, "10", 5);
    region.planner("--lading.planner.planning.most-stops=2");
    Destination here = new Destination(null, 30.2, 120.1);
    region.publish(
        StatusEvents.confirmed(1, StatusEvents.shipment("p1", here, "1", over())),
        StatusEvents.confirmed(2, to(new Destination("nowhere-known", null, null))));
    awaitReason(1, "WINDOW_HAS_PASSED");
    awaitReason(2, "UNKNOWN_DESTINATION");
    region.courier(11, "10", 0);
    region.publish(
        StatusEvents.confirmed(3, StatusEvents.to(30.2, 120.1)),
        StatusEvents.confirmed(4, StatusEvents.to(30.3, 120.1)));
    awaitReason(3, "NO_COURIER");
    awaitReason(4, "NO_COURIER");
    region.courier(11, "10", 5);
    awaitPlanned(3);
    awaitPlanned(4);
    region.awaitQuiet();
    region.everyInvariantHolds();
  }

  @Test
  void allStopsAtOnePointAndOneStopAloneAreRoutesLikeAnyOther() {
    region.warehouse(30.25, 120.17);
    region.courier(11, "100", 100);
    region.planner();
    region.publish(StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)));
    awaitPlanned(1);
    for (int order = 2; order <= 20; order++) {
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(30.2, 120.1)));
    }
    for (int order = 2; order <= 20; order++) {
      awaitPlanned(order);
    }
    region.awaitQuiet();
    region.everyInvariantHolds();
  }

  private static Shipment to(Destination destination) {
    return StatusEvents.shipment("p1", destination, "1", DeliveryWindow.ALWAYS);
  }

  private static DeliveryWindow over() {
    return new DeliveryWindow(null, Instant.now().minusSeconds(3_600));
  }

  private static DeliveryWindow inASecond() {
    return new DeliveryWindow(null, Instant.now().plusSeconds(1));
  }

  private void awaitReason(long order, String reason) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        region.rows("SELECT reason FROM routing.parcel WHERE order_id = " + order))
                    .containsExactly(reason));
  }

  private void awaitPlanned(long order) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        region.number(
                            "SELECT count(*) FROM routing.route_stop WHERE live AND order_id = "
                                + order))
                    .isEqualTo(1));
  }
}
