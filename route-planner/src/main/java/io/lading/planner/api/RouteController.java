package io.lading.planner.api;

import io.lading.planner.plan.PlanNow;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Departures;
import io.lading.planner.route.Departures.Departure;
import io.lading.planner.route.RouteId;
import io.lading.planner.route.Routes;
import io.lading.planner.route.Routes.WarehousePlan;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Routes over HTTP (contract, "HTTP"). Both orders may be repeated: planning again answers what is
 * planned then, and who has left has left, with the answer of the first time.
 */
@RestController
public final class RouteController {

  private final Routes routes;
  private final PlanNow planNow;
  private final Departures departures;
  private final Clock clock;
  private final int mostRoutes;

  /** {@code mostRoutes}: routes, and unassigned parcels, in one answer. */
  public RouteController(
      Routes routes, PlanNow planNow, Departures departures, Clock clock, int mostRoutes) {
    this.routes = routes;
    this.planNow = planNow;
    this.departures = departures;
    this.clock = clock;
    this.mostRoutes = mostRoutes;
  }

  /** {@code live=false}: the newest routes, whatever has become of them. */
  @GetMapping(
      path = "/warehouses/{id}/routes",
      produces = {MediaType.APPLICATION_JSON_VALUE, GeoJson.MEDIA_TYPE})
  ResponseEntity<Object> ofWarehouse(
      @PathVariable String id,
      @RequestParam(defaultValue = "true") String live,
      @RequestHeader(defaultValue = "") String accept) {
    WarehouseQuestion asked = WarehouseQuestion.of(id, live);
    return Preference.of(accept).isMap()
        ? map(routes(asked))
        : json(RouteAnswer.Warehouse.of(plan(asked.warehouseId(), asked.live())));
  }

  private List<DeliveryRoute> routes(WarehouseQuestion asked) {
    return routes
        .routesOf(asked.warehouseId(), asked.live(), mostRoutes)
        .orElseThrow(() -> unknownWarehouse(asked.warehouseId()));
  }

  @GetMapping(
      path = "/routes/{id}",
      produces = {MediaType.APPLICATION_JSON_VALUE, GeoJson.MEDIA_TYPE})
  ResponseEntity<Object> route(
      @PathVariable String id, @RequestHeader(defaultValue = "") String accept) {
    DeliveryRoute route = find(id);
    return Preference.of(accept).isMap() ? map(List.of(route)) : json(RouteAnswer.of(route));
  }

  private static ResponseEntity<Object> map(List<DeliveryRoute> routes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(GeoJson.MEDIA_TYPE))
        .body(GeoJson.of(routes));
  }

  private static ResponseEntity<Object> json(Object answer) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
  }

  /** Plans now, and answers what is planned then. */
  @PostMapping(path = "/warehouses/{id}/plan", produces = MediaType.APPLICATION_JSON_VALUE)
  RouteAnswer.Warehouse planWarehouse(@PathVariable long id) {
    if (!routes.isKnown(id)) {
      throw unknownWarehouse(id);
    }
    if (planNow.plan(id).isEmpty()) {
      throw Problem.BEING_PLANNED.of(
          "warehouse %d, or as many others as may be at once, are being planned: try again later"
              .formatted(id));
    }
    return RouteAnswer.Warehouse.of(plan(id, true));
  }

  @PostMapping(path = "/routes/{id}/departure", produces = MediaType.APPLICATION_JSON_VALUE)
  RouteAnswer depart(@PathVariable String id) {
    return switch (departures.depart(number(id), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
      case Departure.Left(DeliveryRoute route) -> RouteAnswer.of(route);
      case Departure.NoSuchRoute() -> throw unknown(id);
      case Departure.Superseded(DeliveryRoute route) ->
          throw Problem.INVALID_TRANSITION.of(
              "route %s was superseded: its parcels are on other routes"
                  .formatted(RouteId.of(route.id())));
    };
  }

  private WarehousePlan plan(long warehouseId, boolean live) {
    return routes
        .ofWarehouse(warehouseId, live, mostRoutes)
        .orElseThrow(() -> unknownWarehouse(warehouseId));
  }

  private static RuntimeException unknownWarehouse(long id) {
    return Problem.UNKNOWN_WAREHOUSE.of("nothing is known of warehouse " + id);
  }

  private DeliveryRoute find(String id) {
    return routes.find(number(id)).orElseThrow(() -> unknown(id));
  }

  private static RuntimeException unknown(String id) {
    return Problem.UNKNOWN_ROUTE.of("there is no route " + id);
  }

  private static long number(String id) {
    OptionalLong number = RouteId.parse(id);
    if (number.isEmpty()) {
      throw Problem.MALFORMED_ROUTE_ID.of("a routeId is R and a number, not " + id);
    }
    return number.getAsLong();
  }
}
