package io.lading.planner.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the plan that the search starts with. */
final class FirstPlan {

  /** If more than this share of the stops is new, a start from nothing may be better. */
  private static final double FEW = 0.05;

  private static final int RANDOM = 0;

  private final Ground ground;
  private final Facts facts;
  private final Dice dice;

  FirstPlan(Ground ground, Dice dice) {
    this.ground = ground;
    this.facts = ground.facts();
    this.dice = dice;
  }

  /**
   * Where a search starts.
   *
   * @param unrest how much it may change of it
   * @param loyalty what has to stay of it
   */
  record Start(Layout layout, double unrest, Loyalty loyalty) {}

  /**
   * The present plan with the new stops in it, or one from nothing if that is the better start.
   * Everything may change if many stops enter; who finds no place does not count.
   */
  Start from(PresentPlan present) {
    requireKnown(present);
    if (present.routes().isEmpty()) {
      return free(cold());
    }
    Layout warm = warm(present);
    if (enter(warm, present) <= FEW * ground.stops().length) {
      boolean stays = present.unrest() == 0;
      Loyalty loyalty = stays ? Loyalty.to(present, facts) : Loyalty.none(facts);
      return new Start(warm, present.unrest(), loyalty);
    }
    Layout cold = cold();
    return free(cold.cost() < warm.cost() ? cold : warm);
  }

  private Start free(Layout layout) {
    return new Start(layout, 1, Loyalty.none(facts));
  }

  /** How many of a plan's stops were not in the present one. */
  private long enter(Layout layout, PresentPlan present) {
    boolean[] known = new boolean[facts.places];
    for (Route route : present.routes()) {
      for (int stop : facts.numbering.renumbered(route.stops())) {
        known[stop] = true;
      }
    }
    return Arrays.stream(layout.bySlot())
        .flatMapToInt(Arrays::stream)
        .filter(s -> !known[s])
        .count();
  }

  /**
   * By savings or, if that leaves stops out, by inserting all stops in one of the orders, whichever
   * is cheapest.
   */
  private Layout cold() {
    Routes routes = routes();
    Seating seating = new Seating(routes);
    new Savings(facts, ground.neighbours()).routes(ground.stops()).forEach(seating::seat);
    Layout best = complete(routes, RANDOM);
    for (int order = 0; order < ground.orders().count() && !servesAll(best); order++) {
      Layout other = complete(routes(), order);
      best = other.cost() < best.cost() ? other : best;
    }
    return best;
  }

  /** With whoever is left out of it and has a place all the same: a search may overlook one. */
  Layout completed(Layout layout) {
    if (servesAll(layout)) {
      return layout;
    }
    Routes routes = new Routes(facts);
    routes.take(ground.whole(layout));
    return complete(routes, RANDOM);
  }

  private boolean servesAll(Layout layout) {
    return layout.served() == ground.stops().length;
  }

  /** Routes whose couriers are gone come last: they take nobody else's. */
  private Layout warm(PresentPlan present) {
    Routes routes = routes();
    Seating seating = new Seating(routes);
    List<int[]> orphans = new ArrayList<>();
    for (Route route : present.routes()) {
      int type = route.courier();
      int[] stops = facts.numbering.renumbered(route.stops());
      boolean idle = type < routes.fleet.spare.length && routes.fleet.spare[type].size() > 0;
      if (idle) {
        seating.seat(routes.fleet.spare[type].get(0), stops);
      } else {
        orphans.add(stops);
      }
    }
    orphans.forEach(seating::seat);
    return complete(routes, RANDOM);
  }

  private void requireKnown(PresentPlan present) {
    boolean[] seen = new boolean[facts.places];
    for (Route route : present.routes()) {
      Check.that(route.courier() >= 0, "courier must not be negative, is %s", route.courier());
      for (int stop : route.stops()) {
        Check.that(stop >= 1 && stop <= facts.size, "stop %s is not in the problem", stop);
        Check.that(!seen[stop], "stop %s is in the present plan twice", stop);
        seen[stop] = true;
      }
    }
  }

  private Routes routes() {
    Routes routes = new Routes(facts);
    routes.take(ground.whole(ground.nothing()));
    return routes;
  }

  private Layout complete(Routes routes, int order) {
    var places = Places.attentive(routes, ground.neighbours(), Tuning.nearest(facts));
    new GreedyInsertion(routes, places, ground.orders(), dice).insertAll(order);
    return Layout.of(routes);
  }
}
