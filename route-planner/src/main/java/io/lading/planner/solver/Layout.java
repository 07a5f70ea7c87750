package io.lading.planner.solver;

import java.util.Arrays;

/**
 * A plan at rest: who drives where.
 *
 * @param bySlot the stops of each slot in order, none where it is not used
 * @param cost as {@link Routes#cost}
 */
@SuppressWarnings("ArrayRecordComponent") // layouts are never compared, and handed on unchanged
record Layout(int[][] bySlot, long cost) {

  static final int[] UNUSED = {};

  /** As it is now. */
  static Layout of(Routes routes) {
    int[][] bySlot = new int[routes.facts.slots()][];
    Arrays.fill(bySlot, UNUSED);
    for (int i = 0; i < routes.fleet.used.size(); i++) {
      int slot = routes.fleet.used.get(i);
      bySlot[slot] = new int[routes.count[slot]];
      routes.copy(slot, bySlot[slot]);
    }
    return new Layout(bySlot, routes.cost);
  }

  int served() {
    int sum = 0;
    for (int[] stops : bySlot) {
      sum += stops.length;
    }
    return sum;
  }
}
