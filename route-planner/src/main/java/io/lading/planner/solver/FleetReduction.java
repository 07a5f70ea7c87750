package io.lading.planner.solver;

/**
 * Serves as many stops as can be with as few couriers as can be, whatever the distance: dismisses a
 * courier whenever nobody is absent, and prefers to leave out stops that were seldom left out
 * before (Christiaens and Vanden Berghe, section 4.4). Fewer couriers are no reason to give up a
 * plan that people were told of; stops left out are.
 */
final class FleetReduction {

  private final Ground ground;
  private final Routes routes;
  private final StringRemoval strings;
  private final GreedyInsertion recreate;
  private final Annealing annealing;
  private final BestRoutes best;
  private final Loyalty loyalty;
  private final Dice dice;

  /** How many legs of a present plan are to stay. */
  private final int kept;

  /** How often each stop was left out. */
  private final long[] misses;

  FleetReduction(Ground ground, Layout start, Tuning tuning, Loyalty loyalty, Dice dice) {
    this.ground = ground;
    this.loyalty = loyalty;
    this.dice = dice;
    routes = new Routes(ground.facts());
    strings = new StringRemoval(tuning.strings(), routes, ground.around(), dice);
    var places = Places.ofUsedCouriers(routes, ground.neighbours(), tuning.nearest(), dice);
    recreate = new GreedyInsertion(routes, places, ground.orders(), dice);
    annealing = new Annealing(tuning.annealing());
    annealing.cool(0, Double.MAX_VALUE);
    best = new BestRoutes(routes);
    misses = new long[ground.facts().places];
    routes.take(ground.whole(start));
    kept = routes.absent.size() == 0 ? Math.min(loyalty.asked, loyalty.kept(routes)) : 0;
    routes.keep();
    best.look();
  }

  /** Goes on until so much of the budget is spent, or nothing is left to be done. */
  Layout reduce(StopRule until, double end) {
    for (long iterations = 0; until.spent(iterations) < end; iterations++) {
      if (routes.absent.size() == 0 && !dismiss()) {
        break;
      }
      step();
    }
    return best.layout();
  }

  /** The courier whose stops have been left out least; says whether anybody may be dismissed. */
  private boolean dismiss() {
    int least = -1;
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < routes.fleet.used.size(); i++) {
      int slot = routes.fleet.used.get(i);
      long sum = missesOf(slot);
      if (ground.facts().fixedCost[slot] > 0 && sum < fewest) {
        fewest = sum;
        least = slot;
      }
    }
    if (least < 0 || routes.fleet.used.size() == 1) {
      return false;
    }
    routes.remove(routes.next[routes.head(least)], routes.count[least]);
    if (loyalty.kept(routes) < kept) {
      routes.undo();
      return false;
    }
    routes.keep();
    return true;
  }

  private long missesOf(int slot) {
    long sum = 0;
    int node = routes.next[routes.head(slot)];
    while (!routes.isHead(node)) {
      sum += misses[node];
      node = routes.next[node];
    }
    return sum;
  }

  private void step() {
    int absent = routes.absent.size();
    long missed = missed();
    double limit = annealing.limit(routes.cost);
    strings.ruin(ground.stops()[dice.below(ground.stops().length)]);
    recreate.recreate(absent, Double.POSITIVE_INFINITY);
    boolean wanted = better(absent, missed) || routes.cost < limit;
    if (wanted && loyalty.kept(routes) >= kept) {
      routes.keep();
      best.look();
    } else {
      routes.undo();
    }
    for (int i = 0; i < routes.absent.size(); i++) {
      misses[routes.absent.get(i)]++;
    }
  }

  private boolean better(int absent, long missed) {
    return routes.absent.size() < absent || missed() < missed;
  }

  private long missed() {
    long sum = 0;
    for (int i = 0; i < routes.absent.size(); i++) {
      sum += misses[routes.absent.get(i)];
    }
    return sum;
  }
}
