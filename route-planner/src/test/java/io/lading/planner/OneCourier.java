package io.lading.planner;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Shipment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A warehouse with one courier, who takes 20 kg, and what happens to his routes. */
abstract class OneCourier extends OneWarehouse {

  OneCourier() {
    super(1);
  }

  static Shipment nearby(String kilograms, DeliveryWindow window) {
    return StatusEvents.shipment("p1", new Destination(null, 30.26, 120.18), kilograms, window);
  }

  static Shipment from(long warehouse) {
    return new Shipment(
        "p1",
        warehouse,
        new Destination(null, 30.3, 120.2),
        BigDecimal.ONE,
        new BigDecimal("0.001"),
        1,
        DeliveryWindow.ALWAYS,
        120);
  }

  /** The courier, to a warehouse that is told of, too. */
  void moved(int warehouse) {
    region.tell(
        "warehouse-updated",
        "{\"warehouseId\":%d,\"location\":{\"lat\":30.25,\"lon\":120.17}}".formatted(warehouse));
    region.tell(
        "courier-updated",
        "{\"courierId\":11,\"warehouseId\":%d,\"status\":\"AVAILABLE\"}".formatted(warehouse));
  }

  void departed(String route, Instant at) {
    turned("route-departed", route, at);
  }

  void finished(String route, Instant at) {
    turned("route-finished", route, at);
  }

  void turned(String type, String route, Instant at) {
    region.tell(type, "{\"routeId\":\"%s\",\"occurredAt\":\"%s\"}".formatted(route, at));
    region.awaitQuiet();
  }

  void ended(long order, int sequence, OrderStatus status) {
    region.publish(StatusEvents.parcel(order, sequence, EventKind.TRANSITION, status));
    region.awaitQuiet();
  }

  String route() {
    return region.rows("SELECT 'R' || min(route_id) FROM routing.delivery_route").getFirst();
  }

  void awaitOnRoute(long order) {
    patiently()
        .until(
            () ->
                region.number(
                        "SELECT count(*) FROM routing.route_stop WHERE live AND order_id = "
                            + order)
                    == 1);
    region.awaitQuiet();
  }

  static long actualSeconds(RunningPlanner planner, String route) throws Exception {
    return planner.json("/routes/" + route).path("actualDurationSeconds").asLong();
  }

  static int eta(JsonNode route) {
    return route.path("stops").path(0).path("etaSeconds").asInt();
  }

  static List<String> unassigned(RunningPlanner planner) throws Exception {
    return leftOut(planner.json("/warehouses/1/routes"));
  }

  /** Order and reason. */
  static List<String> leftOut(JsonNode told) {
    return told.path("unassigned").valueStream().map(OneCourier::words).toList();
  }

  static String words(JsonNode out) {
    String number = out.path("lgOrderCode").asString().replaceFirst("LG0*", "");
    return number + " " + out.path("reason").asString();
  }
}
