package io.lading.planner.solver;

import java.util.Arrays;

/**
 * The stops near each stop, nearest first. Near is who is cheap to drive to, there or back; with
 * time windows also who can be served before or after without long waiting.
 */
final class Neighbours {

  /** How much a unit of waiting counts beside a unit of driving. */
  private static final double WAITING = 0.2;

  /** How many each stop has. */
  final int each;

  /** Those of stop k from {@code k * each}. */
  final int[] near;

  /**
   * What it costs at least to drive by each of {@link #near} on the way from or to somebody who is
   * not nearer: between two stops, or a stop and the depot.
   */
  final int[] reach;

  private final Facts facts;
  private final int[] distance;

  private final boolean timed;

  /**
   * @param timed whether waiting matters
   */
  Neighbours(Facts facts, int most, boolean timed) {
    this.facts = facts;
    this.timed = timed;
    each = Math.max(0, Math.min(most, facts.size - 1));
    near = new int[facts.places * each];
    reach = new int[near.length];
    distance = new int[each];
    for (int stop = 1; each > 0 && stop <= facts.size; stop++) {
      gather(stop);
    }
  }

  /** Near numbers first, since they are near places: fewer others have to make room later. */
  private void gather(int stop) {
    Arrays.fill(distance, Integer.MAX_VALUE);
    int row = stop * facts.places;
    for (int apart = 1; apart < facts.size; apart++) {
      if (apart < stop) {
        consider(row, stop, stop - apart);
      }
      if (stop + apart <= facts.size) {
        consider(row, stop, stop + apart);
      }
    }
    int depot = Math.min(facts.cost.out[row], facts.cost.in[row]);
    for (int i = stop * each; i < (stop + 1) * each; i++) {
      int far = Math.min(facts.cost.out[row + near[i]], facts.cost.in[row + near[i]]);
      reach[i] = far + Math.min(far, depot);
    }
  }

  private void consider(int row, int stop, int other) {
    int far = Math.min(facts.cost.out[row + other], facts.cost.in[row + other]);
    if (far < distance[each - 1]) {
      int total = timed ? withWaiting(stop, other) : far;
      if (total < distance[each - 1]) {
        sortIn(stop * each, other, total);
      }
    }
  }

  private void sortIn(int from, int other, int far) {
    int i = each - 1;
    for (; i > 0 && distance[i - 1] > far; i--) {
      distance[i] = distance[i - 1];
      near[from + i] = near[from + i - 1];
    }
    distance[i] = far;
    near[from + i] = other;
  }

  private int withWaiting(int a, int b) {
    return Math.min(oneWay(a, b), oneWay(b, a));
  }

  private int oneWay(int from, int to) {
    int entry = from * facts.places + to;
    long drive = facts.service[from] + (long) facts.time.out[entry];
    long waiting = Math.max(0, facts.earliest[to] - drive - facts.latest[from]);
    long late = Math.max(0, facts.earliest[from] + drive - facts.latest[to]);
    double far = facts.cost.out[entry] + WAITING * waiting + (late > 0 ? Legs.GAP : 0);
    return (int) Math.min(far, Integer.MAX_VALUE - 1);
  }
}
