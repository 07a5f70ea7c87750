package io.lading.planner.solver;

import java.util.Arrays;

/** How much of a present plan is to stay: people have been told of it. */
final class Loyalty {

  /** The share of the legs. */
  private static final double KEPT = 0.8;

  private static final int NOBODY = -1;

  /** How many legs are to stay. */
  final int asked;

  private final int size;

  /** Who came after each stop: another, the depot, or nobody if it was on no route. */
  private final int[] then;

  private final boolean[] first;

  private Loyalty(PresentPlan present, double share, Facts facts) {
    size = facts.size;
    then = new int[facts.places];
    first = new boolean[facts.places];
    Arrays.fill(then, NOBODY);
    int legs = 0;
    for (Route route : present.routes()) {
      legs += note(facts.numbering.renumbered(route.stops()));
    }
    asked = (int) Math.ceil(share * legs);
  }

  /** Everything may change. */
  static Loyalty none(Facts facts) {
    return new Loyalty(PresentPlan.NONE, 0, facts);
  }

  static Loyalty to(PresentPlan present, Facts facts) {
    return new Loyalty(present, KEPT, facts);
  }

  private int note(int[] stops) {
    for (int i = 0; i < stops.length; i++) {
      then[stops[i]] = i + 1 < stops.length ? stops[i + 1] : 0;
      first[stops[i]] = i == 0;
    }
    return stops.length == 0 ? 0 : stops.length + 1;
  }

  /** How many legs are still driven, whichever way round; 0 if none need be. */
  int kept(Routes routes) {
    int kept = 0;
    for (int stop = 1; stop <= size && asked > 0; stop++) {
      if (routes.slot[stop] >= 0) {
        int next = routes.place(routes.next[stop]);
        boolean begins = routes.isHead(routes.prev[stop]);
        kept += next > 0 && (then[stop] == next || then[next] == stop) ? 1 : 0;
        kept += Math.min(toDepot(begins, next), toDepot(first[stop], then[stop]));
      }
    }
    return kept;
  }

  /** How many legs between a stop and the depot are driven: two if it is alone on its route. */
  private static int toDepot(boolean begins, int next) {
    return (begins ? 1 : 0) + (next == 0 ? 1 : 0);
  }
}
