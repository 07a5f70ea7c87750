package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.Shipment;
import java.math.BigDecimal;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A warehouse whose planning fails for a reason that repeats, on the real PostgreSQL. */
class FailingPlanIT {

  private static final String PLANNING = "--lading.planner.planning.";

  /** So long that it does not matter how fast this machine is. */
  private static final String[] IN_AN_HOUR = {
    PLANNING + "first-back-off=1h", PLANNING + "longest-back-off=1d"
  };

  private final Region region = new Region();

  @BeforeEach
  void twoWarehouses() {
    region.warehouse(30.25, 120.17);
    region.courier(11, "20", 10);
    region.tell(
        "warehouse-updated", "{\"warehouseId\":2,\"location\":{\"lat\":31.2,\"lon\":121.4}}");
    region.tell("courier-updated", "{\"courierId\":21,\"warehouseId\":2,\"status\":\"AVAILABLE\"}");
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void itIsTriedLaterEachTimeWhateverIsAskedAndOthersGoOn() throws Exception {
    RunningPlanner planner = region.planner(IN_AN_HOUR);
    breakWarehouseOne();
    region.publish(StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)));
    patiently().until(() -> failures() == 1);
    region.publish(StatusEvents.confirmed(2, StatusEvents.to(30.3, 120.1)));
    region.publish(StatusEvents.confirmed(3, fromWarehouseTwo()));
    patiently().until(() -> region.number(onRoutesOf(2)) == 1);
    patiently().until(() -> region.number("SELECT count(*) FROM routing.parcel") == 3);
    assertThat(secondsUntilDue()).isBetween(3_000L, 3_600L);
    assertThat(planner.post("/warehouses/1/plan").statusCode()).isEqualTo(500);
    assertThat(failures()).isEqualTo(2);
    assertThat(secondsUntilDue()).isBetween(6_600L, 7_200L);
    isDown(planner, 2);
    isDown(region.planner(IN_AN_HOUR), 2);
    assertThat(planner.get("/actuator/prometheus", "*/*").body())
        .contains("lading_planner_plan_failures_total 2.0");
    mendWarehouseOne();
    assertThat(planner.post("/warehouses/1/plan").statusCode()).isEqualTo(200);
    assertThat(region.number(onRoutesOf(1))).isEqualTo(2);
    assertThat(failures()).isZero();
    assertThat(planning(planner).path("status").asString()).isEqualTo("UP");
    region.awaitQuiet();
    region.everyInvariantHolds();
  }

  @Test
  void itIsPlannedByItselfOnceItsReasonIsGone() throws Exception {
    RunningPlanner planner =
        region.planner(PLANNING + "first-back-off=20ms", PLANNING + "longest-back-off=100ms");
    breakWarehouseOne();
    region.publish(StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)));
    patiently().until(() -> failures() >= 5);
    assertThat(
            region.number(
                "SELECT count(*) FROM routing.planning"
                    + " WHERE failures > 0 AND due_at > now() + interval '100 ms'"))
        .isZero();
    mendWarehouseOne();
    patiently().until(() -> region.number(onRoutesOf(1)) == 1);
    assertThat(failures()).isZero();
    assertThat(planning(planner).path("status").asString()).isEqualTo("UP");
    region.awaitQuiet();
    region.everyInvariantHolds();
  }

  private void breakWarehouseOne() {
    region.execute(
        "ALTER TABLE routing.delivery_route ADD CONSTRAINT no_routes_today"
            + " CHECK (warehouse_id <> 1) NOT VALID");
  }

  private void mendWarehouseOne() {
    region.execute("ALTER TABLE routing.delivery_route DROP CONSTRAINT no_routes_today");
  }

  private static Shipment fromWarehouseTwo() {
    return new Shipment(
        "p1",
        2,
        new Destination(null, 31.3, 121.5),
        BigDecimal.ONE,
        new BigDecimal("0.001"),
        1,
        DeliveryWindow.ALWAYS,
        120);
  }

  private void isDown(RunningPlanner planner, int failures) throws Exception {
    JsonNode health = planning(planner);
    assertThat(health.path("status").asString()).isEqualTo("DOWN");
    JsonNode warehouse = health.path("details").path("warehouse 1");
    assertThat(warehouse.path("failures").asInt()).isEqualTo(failures);
    assertThat(warehouse.path("why").asString()).contains("no_routes_today");
    assertThat(warehouse.path("since").asString()).isNotEmpty();
    assertThat(warehouse.path("next").asString()).isNotEmpty();
    assertThat(health.path("details").has("warehouse 2")).isFalse();
  }

  private static JsonNode planning(RunningPlanner planner) throws Exception {
    String health = planner.get("/actuator/health", "*/*").body();
    return JsonMapper.shared().readTree(health).path("components").path("planning");
  }

  private static String onRoutesOf(int warehouse) {
    return "SELECT count(*) FROM routing.route_stop JOIN routing.delivery_route USING (route_id)"
        + " WHERE live AND warehouse_id = "
        + warehouse;
  }

  private long failures() {
    return region.number("SELECT coalesce(sum(failures), 0) FROM routing.planning");
  }

  private long secondsUntilDue() {
    return region.number(
        "SELECT extract(epoch FROM due_at - now())::bigint FROM routing.planning"
            + " WHERE warehouse_id = 1");
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }
}
