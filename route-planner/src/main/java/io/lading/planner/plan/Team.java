package io.lading.planner.plan;

import io.lading.core.contract.Location;
import io.lading.planner.distance.CrowFlight;
import io.lading.planner.fleet.Courier;
import io.lading.planner.fleet.Limits;
import io.lading.planner.solver.CourierType;
import io.lading.planner.solver.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Couriers who are equal in everything that matters to planning. Who is elsewhere has to come to
 * the warehouse first: that is a later start and a fixed cost.
 */
record Team(CourierType type, List<Courier> couriers) {

  /** How couriers get to their warehouse. */
  private static final CrowFlight TO_WORK = new CrowFlight(1.3, 250, 7);

  static List<Team> of(Snapshot snapshot, Location depot, PlanBounds bounds) {
    Map<CourierType, List<Courier>> equal = new LinkedHashMap<>();
    for (Courier courier : snapshot.couriers()) {
      Instant ends = courier.shift().to();
      if (ends == null || ends.isAfter(snapshot.at())) {
        equal
            .computeIfAbsent(alone(courier, snapshot.at(), depot, bounds), _ -> new ArrayList<>())
            .add(courier);
      }
    }
    List<Team> teams = new ArrayList<>();
    equal.forEach((type, couriers) -> teams.add(new Team(of(type, couriers.size()), couriers)));
    return teams;
  }

  private static CourierType alone(
      Courier courier, Instant now, Location depot, PlanBounds bounds) {
    Location at = courier.location();
    int away = away(courier, depot);
    int detour = at == null ? 0 : TO_WORK.metres(at, depot);
    int start = Assignment.seconds(now, courier.shift().from(), 0);
    int end = Assignment.seconds(now, courier.shift().to(), Stop.WHENEVER);
    Limits limits = courier.limits();
    return new CourierType(
        limits.grams(),
        limits.cubicCentimetres(),
        limits.stops(),
        Math.min(Math.max(start, away), end),
        end,
        (long) bounds.courierCost() + detour,
        1);
  }

  /** Seconds until he can be at the warehouse. */
  static int away(Courier courier, Location depot) {
    Location at = courier.location();
    return at == null ? 0 : TO_WORK.seconds(at, depot);
  }

  private static CourierType of(CourierType one, int count) {
    return new CourierType(
        one.maxWeight(),
        one.maxVolume(),
        one.maxStops(),
        one.shiftStart(),
        one.shiftEnd(),
        one.fixedCost(),
        count);
  }

  boolean has(long courierId) {
    return couriers.stream().anyMatch(courier -> courier.id() == courierId);
  }
}
