package io.lading.planner.solver;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What all threads of a plan look at and none changes.
 *
 * @param around who is near, whatever the time: where strings are torn out
 * @param neighbours who is near and can be served before or after: where stops are put back
 * @param orders in which stops are put back
 * @param stops those that some courier could carry
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ground(
    Facts facts, Neighbours around, Neighbours neighbours, SortOrders orders, int[] stops) {

  private static final int AROUND = 40;

  static Ground of(Problem problem) {
    Facts facts = new Facts(problem);
    Reasons reasons = new Reasons(facts);
    int[] stops = IntStream.rangeClosed(1, facts.size).filter(reasons::mayBeServed).toArray();
    int nearest = Tuning.nearest(facts);
    var around = new Neighbours(facts, facts.timed ? AROUND : Math.max(AROUND, nearest), false);
    Neighbours neighbours = facts.timed ? new Neighbours(facts, nearest, true) : around;
    return new Ground(facts, around, neighbours, new SortOrders(facts), stops);
  }

  int[] slots() {
    return IntStream.range(0, facts.slots()).toArray();
  }

  Share whole(Layout start) {
    return new Share(slots(), stops, start);
  }

  Layout nothing() {
    int[][] bySlot = new int[facts.slots()][];
    Arrays.fill(bySlot, Layout.UNUSED);
    return new Layout(bySlot, facts.penalty * stops.length);
  }
}
