package io.lading.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lading.core.contract.UnassignedParcel;
import io.lading.planner.fleet.Limits;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.DeliveryRoute.Driven;
import io.lading.planner.route.Door;
import io.lading.planner.route.RouteId;
import io.lading.planner.route.RouteState;
import io.lading.planner.route.Routes.WarehousePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of a route; described in openapi.yaml. Weights in grams, volumes in cm³. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RouteAnswer(
    String routeId,
    int version,
    RouteState state,
    String warehouseId,
    String courierId,
    Instant plannedAt,
    @Nullable Instant departedAt,
    @Nullable Instant finishedAt,
    long distanceMetres,
    long durationSeconds,
    @Nullable Long actualDistanceMetres,
    @Nullable Long actualDurationSeconds,
    Amount load,
    Amount limits,
    List<Stop> stops) {

  static RouteAnswer of(DeliveryRoute route) {
    Driven driven = route.driven();
    return new RouteAnswer(
        RouteId.of(route.id()),
        route.version(),
        route.state(),
        Long.toString(route.warehouseId()),
        Long.toString(route.courierId()),
        route.plannedAt(),
        driven == null ? null : driven.departedAt(),
        driven == null ? null : driven.finishedAt(),
        route.tour().metres(),
        route.tour().seconds(),
        driven == null ? null : driven.metres(),
        driven == null ? null : driven.seconds(),
        load(route),
        limits(route.limits()),
        stops(route.tour().doors()));
  }

  private static Amount load(DeliveryRoute route) {
    var load = route.tour().load();
    return new Amount(load.grams(), load.cubicCentimetres(), route.tour().doors().size());
  }

  private static Amount limits(Limits limits) {
    return new Amount(
        limits.grams() == Limits.UNLIMITED ? null : limits.grams(),
        limits.cubicCentimetres() == Limits.UNLIMITED ? null : limits.cubicCentimetres(),
        limits.stops() == Integer.MAX_VALUE ? null : limits.stops());
  }

  private static List<Stop> stops(List<Door> doors) {
    List<Stop> stops = new ArrayList<>();
    for (Door door : doors) {
      stops.add(Stop.of(stops.size() + 1, door));
    }
    return stops;
  }

  /** How much there is, or may be; absent where there is no limit. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Amount(@Nullable Long grams, @Nullable Long cubicCentimetres, @Nullable Integer stops) {}

  /** Where a parcel is handed over. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stop(
      int sequence,
      String lgOrderCode,
      String packageNo,
      double lat,
      double lon,
      int legDistanceMetres,
      int etaSeconds,
      @Nullable Instant endedAt) {

    static Stop of(int sequence, Door door) {
      return new Stop(
          sequence,
          door.parcel().lgOrderCode(),
          door.parcel().packageNo(),
          door.location().lat(),
          door.location().lon(),
          door.legMetres(),
          door.etaSeconds(),
          door.endedAt());
    }
  }

  /** A warehouse's routes and what is on none. */
  record Warehouse(
      String warehouseId,
      List<RouteAnswer> routes,
      long waiting,
      List<UnassignedParcel> unassigned) {

    static Warehouse of(WarehousePlan plan) {
      return new Warehouse(
          Long.toString(plan.warehouseId()),
          plan.routes().stream().map(RouteAnswer::of).toList(),
          plan.waiting(),
          plan.unassigned());
    }
  }
}
