package io.lading.planner.solver;

/** Puts whole routes into a plan in the making, or as much of them as keeps every limit. */
final class Seating {

  private final Routes routes;
  private final Facts facts;

  Seating(Routes routes) {
    this.routes = routes;
    facts = routes.facts;
  }

  /** On the courier who is the smallest of those who can take the whole route, or else the most. */
  void seat(int[] stops) {
    int best = -1;
    int most = 0;
    for (int type = 0; type < routes.fleet.spare.length; type++) {
      if (routes.fleet.spare[type].size() > 0) {
        int slot = routes.fleet.spare[type].get(0);
        int taken = fill(slot, stops);
        routes.undo();
        if (taken > most || taken == most && best >= 0 && smaller(slot, best)) {
          best = slot;
          most = taken;
        }
      }
    }
    if (best >= 0) {
      seat(best, stops);
    }
  }

  private boolean smaller(int slot, int other) {
    CourierType a = facts.courier(slot);
    CourierType b = facts.courier(other);
    return a.fixedCost() != b.fixedCost()
        ? a.fixedCost() < b.fixedCost()
        : a.maxWeight() < b.maxWeight();
  }

  /** On this courier; stops that break a limit stay absent. */
  void seat(int slot, int[] stops) {
    fill(slot, stops);
    routes.keep();
  }

  /** On an idle courier; may be taken back. */
  int fill(int slot, int[] stops) {
    for (int stop : stops) {
      if (routes.absent.has(stop) && routes.loads.hasRoom(slot, stop)) {
        routes.append(stop, slot);
      }
    }
    routes.punctuality.settle(slot);
    return routes.count[slot];
  }
}
