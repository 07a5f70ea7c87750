package io.lading.planner.solver;

/**
 * Lets another courier drive a route, who may be used already and then takes over the other's.
 * Stops for which he has no room or time are left behind.
 */
final class CourierChange {

  private final Routes routes;
  private final Seating seating;
  private final Dice dice;

  CourierChange(Routes routes, Dice dice) {
    this.routes = routes;
    this.dice = dice;
    seating = new Seating(routes);
  }

  void ruin() {
    if (routes.fleet.used.size() == 0) {
      return;
    }
    int slot = routes.fleet.used.get(dice.below(routes.fleet.used.size()));
    int other = other(routes.facts.slotType[slot]);
    if (other < 0 || other == slot) {
      return;
    }
    int[] stops = empty(slot);
    int[] others = empty(other);
    seating.fill(other, stops);
    seating.fill(slot, others);
  }

  /** A courier of another type, idle if possible; or else any who drives; -1 if there is none. */
  private int other(int type) {
    int wanted = dice.below(routes.fleet.spare.length);
    IntBag spare = routes.fleet.spare[wanted];
    if (wanted != type && spare.size() > 0) {
      return spare.get(0);
    }
    return routes.fleet.used.get(dice.below(routes.fleet.used.size()));
  }

  private int[] empty(int slot) {
    int[] stops = new int[routes.count[slot]];
    routes.copy(slot, stops);
    if (stops.length > 0) {
      routes.remove(stops[0], stops.length);
    }
    return stops;
  }
}
