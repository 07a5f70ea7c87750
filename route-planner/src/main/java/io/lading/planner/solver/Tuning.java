package io.lading.planner.solver;

/**
 * The numbers that were found by measuring.
 *
 * @param annealing of every other thread, the first among them
 * @param otherAnnealing of the others
 * @param nearest beside how many stops to look for a place first
 * @param otherTail how often two routes exchange their ends before strings are torn out of them
 * @param otherCourier how often couriers change, where they are not all equal
 * @param rounds after how many of which threads put together what they have
 * @param divided whether each thread has some of the routes, not all
 * @param afresh whether to begin again if the budget is ample
 */
record Tuning(
    StringRemoval.Settings strings,
    Annealing.Settings annealing,
    Annealing.Settings otherAnnealing,
    int nearest,
    double otherTail,
    double otherCourier,
    int rounds,
    boolean divided,
    boolean afresh) {

  /** Beside whom to look for a place: it pays to look beside all where there are few. */
  private static final int NEAREST = 30;

  private static final int NEAREST_AT_MOST = 100;

  /** So many stops times how many stand near each. */
  private static final int NEAREST_IN_ALL = 3_000;

  /** The same where who is near may not fit: with windows, or where couriers are not all equal. */
  private static final int NEAREST_IN_ALL_UNLIKE = 10_000;

  private static final StringRemoval.Settings STRINGS = new StringRemoval.Settings(8, 8, 0.55, 12);

  /** Where couriers are not all equal, the best place is more often farther away. */
  private static final int NEAREST_MIXED = 40;

  private static final StringRemoval.Settings STRINGS_MIXED =
      new StringRemoval.Settings(15, 15, 0.3, 12);

  /** The same for a plan that is to stay, where little may change at a time, or is divided. */
  private static final StringRemoval.Settings STRINGS_MIXED_CALM =
      new StringRemoval.Settings(10, 10, 0.3, 12);

  private static final double OTHER_TAIL = 0.3;
  private static final double OTHER_COURIER = 0.1;
  private static final int SAMPLE = 50;
  private static final int ROUNDS_DIVIDED = 100;
  private static final int ROUNDS_SIDE_BY_SIDE = 2;

  /** Of fewer stops whole plans side by side are better, the more so the longer they take. */
  private static final int DIVIDED_FROM = 450;

  /** In what a way between two places costs on average: with and without windows. */
  private static final double HOTTEST_TIMED = 0.3;

  private static final double HOTTEST = 0.2;

  /** The same, times the root of how many stops there are: the more, the nearer is the next. */
  private static final double COLDEST_TIMED = 0.08;

  private static final double COLDEST = 0.06;
  private static final double ENOUGH = 150;

  /**
   * So much hotter two threads begin where couriers are not all equal. To drive with one more or
   * less, or another, takes plans in between that are dearer by what a courier costs; how hot that
   * has to be depends on how many stops he has, so the two try it differently, and the better plan
   * counts.
   */
  private static final double HOTTER_MIXED = 2;

  private static final double HOTTER_MIXED_OTHER = 16;

  /**
   * @param unrest 1 for the full range of temperatures, 0 for the coldest alone; nobody divides a
   *     plan that is to stay, since new stops may have to go anywhere
   */
  static Tuning of(Ground ground, double unrest, int threads) {
    Facts facts = ground.facts();
    double way = Math.max(1e-3, averageWay(facts));
    double cold = (facts.timed ? COLDEST_TIMED : COLDEST) / Math.sqrt(facts.places);
    double range = (facts.timed ? HOTTEST_TIMED : HOTTEST) / cold;
    double coldest = cold * way;
    boolean large = unrest > 0 && ground.stops().length >= DIVIDED_FROM;
    boolean divided = large && threads > 1;
    boolean bold = mixed(facts) && !large && unrest > 0;
    double enough = divided ? ENOUGH / threads : ENOUGH;
    return new Tuning(
        strings(facts, bold),
        annealing(coldest, bold ? HOTTER_MIXED * range : range, enough, unrest),
        annealing(coldest, bold ? HOTTER_MIXED_OTHER * range : range, enough, unrest),
        nearest(facts),
        OTHER_TAIL,
        OTHER_COURIER,
        divided ? ROUNDS_DIVIDED : ROUNDS_SIDE_BY_SIDE,
        divided,
        unrest >= 1 && !large);
  }

  private static StringRemoval.Settings strings(Facts facts, boolean bold) {
    if (!mixed(facts)) {
      return STRINGS;
    }
    return bold ? STRINGS_MIXED : STRINGS_MIXED_CALM;
  }

  private static Annealing.Settings annealing(
      double coldest, double range, double enough, double unrest) {
    return new Annealing.Settings(coldest * Math.pow(range, unrest), coldest, enough);
  }

  /** Of one of the threads that work on a plan. */
  Tuning ofThread(int thread) {
    return thread % 2 == 0
        ? this
        : new Tuning(
            strings,
            otherAnnealing,
            otherAnnealing,
            nearest,
            otherTail,
            otherCourier,
            rounds,
            divided,
            afresh);
  }

  static int nearest(Facts facts) {
    int least = mixed(facts) ? NEAREST_MIXED : NEAREST;
    boolean unlike = facts.timed || mixed(facts);
    int all = unlike ? NEAREST_IN_ALL_UNLIKE : NEAREST_IN_ALL;
    return Math.clamp(all / facts.places, least, NEAREST_AT_MOST);
  }

  private static boolean mixed(Facts facts) {
    return facts.types.size() > 1;
  }

  /** From the stops of a sample to all others. */
  private static double averageWay(Facts facts) {
    double sum = 0;
    int ways = 0;
    for (int from = 1; from < facts.places; from += 1 + facts.places / SAMPLE) {
      for (int to = 1; to < facts.places; to++) {
        int way = facts.cost.out[from * facts.places + to];
        if (way < Legs.GAP) {
          sum += way;
          ways++;
        }
      }
    }
    return ways == 0 ? 0 : sum / ways;
  }
}
