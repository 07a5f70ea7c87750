package io.lading.planner.solver;

import java.util.Arrays;

/** The least that a plan of a few stops can cost, found by trying everything. */
final class ExactCost {

  private static final long IMPOSSIBLE = Long.MAX_VALUE / 4;

  private final Problem problem;
  private final Audit audit;
  private final int sets;

  private ExactCost(Problem problem) {
    this.problem = problem;
    audit = new Audit(problem);
    sets = 1 << problem.size();
  }

  static long of(Problem problem) {
    return new ExactCost(problem).least();
  }

  private long least() {
    long[] served = new long[sets];
    Arrays.fill(served, IMPOSSIBLE);
    served[0] = 0;
    for (int type = 0; type < problem.couriers().size(); type++) {
      long[] routes = routes(type);
      int count = Math.min(problem.size(), problem.couriers().get(type).count());
      for (int courier = 0; courier < count; courier++) {
        served = withOneMore(served, routes);
      }
    }
    long least = IMPOSSIBLE;
    for (int set = 0; set < sets; set++) {
      int left = problem.size() - Integer.bitCount(set);
      least = Math.min(least, served[set] + left * problem.objective().perUnassigned());
    }
    return least;
  }

  private long[] withOneMore(long[] served, long[] routes) {
    long[] more = served.clone();
    for (int set = 1; set < sets; set++) {
      for (int own = set; own > 0; own = (own - 1) & set) {
        more[set] = Math.min(more[set], served[set ^ own] + routes[own]);
      }
    }
    return more;
  }

  /** For each set of stops, the cheapest route of a courier of this type. */
  private long[] routes(int type) {
    long[] least = new long[sets];
    Arrays.fill(least, IMPOSSIBLE);
    extend(type, 0, new int[0], least);
    return least;
  }

  private void extend(int type, int set, int[] route, long[] least) {
    for (int stop = 1; stop <= problem.size(); stop++) {
      int bit = 1 << (stop - 1);
      if ((set & bit) == 0) {
        int[] longer = Arrays.copyOf(route, route.length + 1);
        longer[route.length] = stop;
        if (audit.keepsLimits(type, longer)) {
          long cost = problem.couriers().get(type).fixedCost() + audit.driving(longer);
          least[set | bit] = Math.min(least[set | bit], cost);
        }
        extend(type, set | bit, longer, least);
      }
    }
  }
}
