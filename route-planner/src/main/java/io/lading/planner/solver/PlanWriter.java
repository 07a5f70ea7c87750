package io.lading.planner.solver;

import io.lading.planner.solver.Unassigned.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a layout the plan that leaves the house. */
final class PlanWriter {

  private final Ground ground;
  private final Facts facts;

  PlanWriter(Ground ground) {
    this.ground = ground;
    this.facts = ground.facts();
  }

  Plan write(Layout layout, long iterations) {
    List<Route> routes = new ArrayList<>();
    for (int slot = 0; slot < facts.slots(); slot++) {
      if (layout.bySlot()[slot].length > 0) {
        int[] stops = facts.numbering.old(layout.bySlot()[slot]);
        routes.add(new Route(facts.slotType[slot], stops));
      }
    }
    routes.sort(Comparator.comparingInt(Route::courier).thenComparing(route -> route.stops()[0]));
    long cost = layout.cost() + facts.penalty * (facts.size - ground.stops().length);
    return new Plan(routes, unassigned(layout), cost, iterations);
  }

  private List<Unassigned> unassigned(Layout layout) {
    Routes routes = new Routes(facts);
    routes.take(ground.whole(layout));
    if (routes.served() == facts.size) {
      return List.of();
    }
    var reasons = new Reasons(facts);
    var places = Places.attentive(routes, ground.neighbours(), 0);
    List<Unassigned> all = new ArrayList<>();
    for (int stop = 1; stop <= facts.size; stop++) {
      if (routes.slot[stop] < 0) {
        Reason reason = reason(reasons.alone(stop), places, stop);
        all.add(new Unassigned(facts.numbering.old(stop), reason));
      }
    }
    all.sort(Comparator.comparingInt(Unassigned::stop));
    return all;
  }

  private static Reason reason(@Nullable Reason alone, Places places, int stop) {
    if (alone != null) {
      return alone;
    }
    boolean somewhere = places.find(stop, Long.MAX_VALUE) != Places.NOWHERE;
    return somewhere ? Reason.TOO_DEAR : Reason.COURIERS_ARE_FULL;
  }
}
