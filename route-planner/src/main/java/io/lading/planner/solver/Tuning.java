package io.lading.planner.solver;

/**
 * The numbers that were found by measuring.
 *
 * @param nearest beside how many stops to look for a place first
 * @param otherCourier how often couriers change, where they are not all equal
 * @param rounds after how many of which threads put together what they have
 * @param divided whether each thread has some of the routes, not all
 */
record Tuning(
    StringRemoval.Settings strings,
    Annealing.Settings annealing,
    int nearest,
    double otherCourier,
    int rounds,
    boolean divided) {

  static final int NEAREST = 40;

  private static final StringRemoval.Settings STRINGS =
      new StringRemoval.Settings(10, 10, 0.5, 0.01);
  private static final double OTHER_COURIER = 0.1;
  private static final int ROUNDS = 10;
  private static final int DIVIDED_FROM = 150;

  /** In average legs of the first plan. */
  private static final double HOTTEST = 3;

  private static final double COLDEST = 0.03;
  private static final double ENOUGH = 240;

  /**
   * @param unrest 1 for the full range of temperatures, 0 for the coldest alone
   */
  static Tuning of(Ground ground, Layout start, double unrest) {
    double leg = Math.max(1e-3, averageLeg(ground.facts(), start));
    double hottest = COLDEST * Math.pow(HOTTEST / COLDEST, unrest);
    var annealing = new Annealing.Settings(hottest * leg, COLDEST * leg, ENOUGH);
    boolean divided = ground.stops().length >= DIVIDED_FROM;
    return new Tuning(STRINGS, annealing, NEAREST, OTHER_COURIER, ROUNDS, divided);
  }

  private static double averageLeg(Facts facts, Layout layout) {
    long cost = 0;
    long legs = 0;
    for (int[] stops : layout.bySlot()) {
      int from = 0;
      for (int stop : stops) {
        cost += facts.cost.out[from * facts.places + stop];
        from = stop;
      }
      cost += facts.cost.out[from * facts.places];
      legs += stops.length == 0 ? 0 : stops.length + 1;
    }
    return legs == 0 ? 0 : (double) cost / legs;
  }
}
