package io.lading.planner.plan;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Location;
import io.lading.planner.distance.Roads;
import io.lading.planner.parcel.ParcelKey;
import io.lading.planner.plan.Snapshot.Waiting;
import io.lading.planner.solver.Objective;
import io.lading.planner.solver.PresentPlan;
import io.lading.planner.solver.Problem;
import io.lading.planner.solver.Route;
import io.lading.planner.solver.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot in the solver's words: metres, seconds from the snapshot on, grams, cm³. What no plan
 * could serve is left out here, with its reason.
 *
 * @param stops the parcel of stop 1, stop 2, …
 * @param teams the couriers of type 0, type 1, …
 * @param provisional the ways between them are not known yet, and taken for what they may be
 */
record Assignment(
    Snapshot snapshot,
    Problem problem,
    List<Waiting> stops,
    List<Team> teams,
    SortedMap<ParcelKey, LeftOut> leftOut,
    boolean provisional) {

  static Assignment of(Snapshot snapshot, Location depot, Roads roads, PlanBounds bounds) {
    SortedMap<ParcelKey, LeftOut> leftOut = new TreeMap<>();
    List<Waiting> stops = new ArrayList<>();
    for (Waiting waiting : snapshot.waiting()) {
      LeftOut reason = reason(waiting, snapshot.at());
      if (reason == null) {
        stops.add(waiting);
      } else {
        leftOut.put(waiting.parcel().key(), reason);
      }
    }
    List<Team> teams = Team.of(snapshot, depot, bounds);
    long warehouse = stops.isEmpty() ? 0 : stops.getFirst().parcel().warehouseId();
    Roads.Ways ways = roads.between(warehouse, places(depot, stops));
    var problem =
        new Problem(
            stops.stream().map(stop -> stop(stop, snapshot.at())).toList(),
            teams.stream().map(Team::type).toList(),
            ways.matrix(),
            Objective.distance(),
            bounds.returning());
    return new Assignment(snapshot, problem, stops, teams, leftOut, ways.provisional());
  }

  private static @Nullable LeftOut reason(Waiting waiting, Instant now) {
    Location location = waiting.location();
    if (location == null) {
      return LeftOut.UNKNOWN_DESTINATION;
    }
    if (!(Math.abs(location.lat()) <= 90 && Math.abs(location.lon()) <= 180)) {
      return LeftOut.COORDINATES_OUT_OF_RANGE;
    }
    Instant closes = waiting.parcel().window().to();
    return closes != null && closes.isBefore(now) ? LeftOut.WINDOW_HAS_PASSED : null;
  }

  private static List<Location> places(Location depot, List<Waiting> stops) {
    List<Location> places = new ArrayList<>();
    places.add(depot);
    stops.forEach(stop -> places.add(Doors.location(stop)));
    return places;
  }

  private static Stop stop(Waiting waiting, Instant now) {
    DeliveryWindow window = waiting.parcel().window();
    int earliest = seconds(now, window.from(), 0);
    return new Stop(
        waiting.parcel().load().grams(),
        waiting.parcel().load().cubicCentimetres(),
        waiting.parcel().serviceSeconds(),
        earliest,
        Math.max(earliest, seconds(now, window.to(), Stop.WHENEVER)));
  }

  /** From now to then, as the solver counts time. */
  static int seconds(Instant now, @Nullable Instant then, int otherwise) {
    return then == null
        ? otherwise
        : (int) Math.clamp(Duration.between(now, then).toSeconds(), 0, Stop.WHENEVER);
  }

  /**
   * The planned routes, without what is no stop any more, for couriers who can still take them. If
   * they were planned by ways that are better known now, nothing of them stays for its own sake.
   */
  PresentPlan present(PlanBounds bounds) {
    Map<ParcelKey, Integer> numbers = numbers();
    List<Route> routes = new ArrayList<>();
    int old = 0;
    for (var planned : snapshot.planned()) {
      int team = team(planned.courierId());
      int[] kept =
          planned.tour().parcels().stream()
              .filter(numbers::containsKey)
              .mapToInt(parcel -> numbers.getOrDefault(parcel, 0))
              .toArray();
      if (team >= 0 && kept.length > 0) {
        routes.add(new Route(team, kept));
        old += kept.length;
      }
    }
    int leftOut = (int) stops.stream().filter(Waiting::leftOut).count();
    boolean cold = stops.size() - old - leftOut > bounds.coldShare() * stops.size();
    double unrest = snapshot.provisional() && !provisional ? 1 : bounds.unrest();
    return cold ? PresentPlan.NONE : new PresentPlan(routes, unrest);
  }

  private Map<ParcelKey, Integer> numbers() {
    Map<ParcelKey, Integer> numbers = new HashMap<>();
    stops.forEach(stop -> numbers.put(stop.parcel().key(), numbers.size() + 1));
    return numbers;
  }

  private int team(long courierId) {
    for (int team = 0; team < teams.size(); team++) {
      if (teams.get(team).has(courierId)) {
        return team;
      }
    }
    return -1;
  }
}
