package io.lading.planner.solver;

/**
 * The part of the budget in which a search cools down.
 *
 * @param begin the share of the budget that is spent when it is hottest
 * @param end the share that is spent when it is coldest
 */
record Cooling(double begin, double end) {

  /** Once, in all of it. */
  static final Cooling ONCE = new Cooling(0, 1);

  /** How much of it is over. */
  double over(double spent) {
    return (spent - begin) / (end - begin);
  }
}
