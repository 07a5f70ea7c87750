package io.lading.planner.solver;

/**
 * Takes what is better, and what is worse by less than the temperature. Who has little time starts
 * cooler. To leave nothing to chance (threshold accepting: Dueck and Scheuer, Journal of
 * Computational Physics 90(1), 1990) was measured to be a few per cent better than to draw how much
 * worse a plan may be.
 */
final class Annealing {

  /**
   * Temperatures in units of cost.
   *
   * @param hottest where there is time enough
   * @param coldest at the end
   * @param enough how often each stop is to be the seed of a ruin of one thread for that
   */
  record Settings(double hottest, double coldest, double enough) {}

  private final Settings settings;
  private double temperature;

  Annealing(Settings settings) {
    this.settings = settings;
    temperature = settings.coldest();
  }

  /**
   * Exponentially, down to the coldest at 1.
   *
   * @param pace how often each stop is going to be the seed of a ruin, from 0 to 1
   */
  void cool(double spent, double pace) {
    double warm = settings.hottest() * Math.min(1, pace / settings.enough());
    double hottest = Math.max(settings.coldest(), warm);
    temperature = hottest * Math.pow(settings.coldest() / hottest, Math.min(1, spent));
  }

  /** What a plan has to cost less than to follow upon one that costs {@code present}. */
  double limit(long present) {
    return present + temperature;
  }
}
