package io.lading.planner.solver;

/**
 * Of the stops near one, those beside whom it may cost less than somewhere else and whose courier
 * may have room. Most are passed over, nobody can foretell which, and a processor that guesses
 * wrong loses more time than looking takes: so there is no branch, and nothing else happens in
 * between. That was measured to make a plan's iterations a tenth to a third faster, and room and
 * bits another sixth to a quarter.
 */
final class Sieve {

  /** So many at a time, one for each bit of the answer. */
  static final int MOST = Long.SIZE;

  private final int[] near;
  private final int[] reach;
  private final int[] span;
  private final int[] slot;
  private final int[] room;

  Sieve(Routes routes, Neighbours neighbours) {
    near = neighbours.near;
    reach = neighbours.reach;
    span = routes.span;
    slot = routes.slot;
    room = routes.loads.room;
  }

  /**
   * Between two stops it costs at least twice the way to the nearer one less the leg that is there,
   * and a place is met first beside the nearer one: what cannot pay is passed over unseen.
   *
   * @param from the first index of {@link Neighbours#near}
   * @param end behind the last, at most {@link #MOST} later
   * @param least what it costs elsewhere, more than 0 and at most {@link Legs#GAP_DETOUR}
   * @param weight of the stop, as {@link Loads#narrow} has it
   * @return a bit for each, the lowest for the first, set if it passed
   */
  long sift(int from, int end, int least, int weight) {
    long passed = 0;
    for (int i = end - 1; i >= from; i--) {
      int node = near[i];
      // Each is negative if so.
      int paying = reach[i] - least - span[node];
      int roomy = weight - room[slot[node] + 1] - 1;
      passed = passed << 1 | (paying & roomy) >>> 31;
    }
    return passed;
  }

  /** Whether one that passed would still pay. */
  boolean pays(int index, int least) {
    return span[near[index]] > reach[index] - least;
  }
}
