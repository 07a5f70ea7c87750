package io.lading.planner.solver;

/**
 * A plan at rest: who drives where.
 *
 * @param bySlot the stops of each slot in order, none where it is not used
 * @param cost as {@link Routes#cost}
 */
@SuppressWarnings("ArrayRecordComponent") // layouts are never compared, and handed on unchanged
record Layout(int[][] bySlot, long cost) {

  static final int[] UNUSED = {};

  int served() {
    int sum = 0;
    for (int[] stops : bySlot) {
      sum += stops.length;
    }
    return sum;
  }
}
