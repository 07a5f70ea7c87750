package io.lading.planner.solver;

/**
 * Tears a plan down in places and rebuilds it, again and again. One thread's work, on one share of
 * a plan after the other.
 */
final class Search {

  /** So many iterations go by between looks at the stop rule. */
  private static final int UNWATCHED = 16;

  private final Routes routes;
  private final StringRemoval strings;
  private final TailExchange tails;
  private final CourierChange couriers;
  private final GreedyInsertion recreate;
  private final Annealing annealing;
  private final BestRoutes best;
  private final Loyalty loyalty;
  private final Dice dice;

  /**
   * What it must bring to give up a leg that is to stay: what is as good as before would use up all
   * that may change.
   */
  private final double leg;

  private final double otherTail;
  private final double otherCourier;

  /** How many stops there are, this thread's and others'. */
  private final int everybody;

  private int[] stops = {};
  private int kept;
  private int keptAtLeast;

  Search(Ground ground, Tuning tuning, Loyalty loyalty, Dice dice) {
    this.loyalty = loyalty;
    this.dice = dice;
    everybody = ground.stops().length;
    routes = new Routes(ground.facts());
    strings = new StringRemoval(tuning.strings(), routes, ground.around(), dice);
    tails = new TailExchange(routes, ground.around(), dice);
    couriers = new CourierChange(routes, dice);
    leg = tuning.annealing().coldest();
    otherTail = tuning.otherTail();
    otherCourier = ground.facts().types.size() > 1 ? tuning.otherCourier() : 0;
    var places = new Places(routes, ground.neighbours(), tuning.nearest(), dice);
    recreate = new GreedyInsertion(routes, places, ground.orders(), dice);
    annealing = new Annealing(tuning.annealing());
    best = new BestRoutes(routes);
  }

  /** What was worked on before is forgotten. */
  void take(Share share) {
    stops = share.stops();
    routes.clear();
    routes.take(share);
    recreate.recreate(0, Double.POSITIVE_INFINITY);
    kept = loyalty.kept(routes);
    keptAtLeast = Math.min(loyalty.asked, kept);
    routes.keep();
    best.forget();
    best.look();
  }

  /**
   * Goes on until so much of the budget is spent.
   *
   * @param done iterations of this thread before
   * @return iterations of this thread then
   */
  long run(StopRule until, Cooling cooling, double end, long done) {
    long iterations = done;
    double start = until.spent(done);
    for (double spent = start; spent < end && stops.length > 0; spent = until.spent(iterations)) {
      double over = cooling.over(spent);
      annealing.cool(over, pace(iterations - done, over - cooling.over(start)));
      for (int i = 0; i < UNWATCHED; i++) {
        step();
      }
      iterations += UNWATCHED;
    }
    return iterations;
  }

  /** How often each stop would be the seed of a ruin of this thread until it is coldest. */
  private double pace(long iterations, double over) {
    return iterations == 0 ? 0 : iterations / (over * everybody);
  }

  private void step() {
    double limit = annealing.limit(routes.cost);
    int stale = routes.absent.size();
    ruin(limit - routes.cost);
    if (recreate.recreate(stale, limit) && accepts(limit)) {
      routes.keep();
      best.look();
    } else {
      routes.undo();
    }
  }

  private boolean accepts(double limit) {
    if (routes.cost >= limit) {
      return false;
    }
    int left = loyalty.kept(routes);
    boolean accepted = left >= keptAtLeast && routes.cost + leg * (kept - left) < limit;
    kept = accepted ? left : kept;
    return accepted;
  }

  /**
   * @param worse by how much the plan may become dearer
   */
  private void ruin(double worse) {
    if (otherCourier > 0 && dice.hits(otherCourier)) {
      couriers.ruin();
    } else {
      int seed = stops[dice.below(stops.length)];
      if (dice.hits(otherTail)) {
        tails.ruin(seed, worse);
      }
      strings.ruin(seed);
    }
  }

  Layout best() {
    return best.layout();
  }

  Layout present() {
    return Layout.of(routes);
  }
}
