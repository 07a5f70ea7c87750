package io.lading.planner.plan;

import io.lading.planner.fleet.Courier;
import io.lading.planner.parcel.ParcelKey;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.solver.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which courier of a team takes which of its routes: who has most of the stops already, so that a
 * route that hardly changed stays his.
 */
final class Allotment {

  private final Assignment assignment;
  private final Map<ParcelKey, Long> present = new HashMap<>();

  Allotment(Assignment assignment) {
    this.assignment = assignment;
    for (DeliveryRoute route : assignment.snapshot().planned()) {
      route.tour().parcels().forEach(parcel -> present.put(parcel, route.courierId()));
    }
  }

  /** Every route with a courier of its own. */
  Map<Route, Courier> of(List<Route> routes) {
    Map<Route, Courier> allotted = new LinkedHashMap<>();
    for (int team = 0; team < assignment.teams().size(); team++) {
      int number = team;
      List<Route> theirs = routes.stream().filter(route -> route.courier() == number).toList();
      allotted.putAll(allot(theirs, assignment.teams().get(team).couriers()));
    }
    return allotted;
  }

  /** A wish of a route for a courier, as strong as the stops that are his already. */
  private record Wish(int route, Courier courier, long stops) {}

  private Map<Route, Courier> allot(List<Route> routes, List<Courier> couriers) {
    List<Courier> free = new ArrayList<>(couriers);
    Map<Integer, Courier> taken = new HashMap<>();
    for (Wish wish : wishes(routes, couriers)) {
      if (!taken.containsKey(wish.route()) && free.remove(wish.courier())) {
        taken.put(wish.route(), wish.courier());
      }
    }
    Map<Route, Courier> allotted = new LinkedHashMap<>();
    for (int route = 0; route < routes.size(); route++) {
      Courier courier = taken.get(route);
      allotted.put(routes.get(route), courier == null ? free.removeFirst() : courier);
    }
    return allotted;
  }

  private List<Wish> wishes(List<Route> routes, List<Courier> couriers) {
    List<Wish> wishes = new ArrayList<>();
    for (int route = 0; route < routes.size(); route++) {
      Map<Long, Long> stops = new HashMap<>();
      for (int stop : routes.get(route).stops()) {
        Long courier = present.get(assignment.stops().get(stop - 1).parcel().key());
        if (courier != null) {
          stops.merge(courier, 1L, Long::sum);
        }
      }
      for (Courier courier : couriers) {
        wishes.add(new Wish(route, courier, stops.getOrDefault(courier.id(), 0L)));
      }
    }
    wishes.removeIf(wish -> wish.stops() == 0);
    wishes.sort(Comparator.comparingLong(Wish::stops).reversed().thenComparing(Wish::route));
    return wishes;
  }
}
