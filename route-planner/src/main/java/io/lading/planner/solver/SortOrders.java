package io.lading.planner.solver;

import java.util.function.IntUnaryOperator;

/**
 * The orders in which absent stops are inserted: by chance, heaviest first, farthest first, nearest
 * first and, where there are windows, shortest first, first to open, last to close.
 */
final class SortOrders {

  private static final int RANDOM = 0;
  private static final int[] WITHOUT_WINDOWS = {4, 4, 2, 1};
  private static final int[] WITH_WINDOWS = {4, 4, 2, 1, 2, 2, 2};
  private static final int SHARES = 1 << 20;

  private final int[] odds;
  private final int all;
  private final int[][] keys;
  private final Facts facts;

  SortOrders(Facts facts) {
    this.facts = facts;
    odds = facts.timed ? WITH_WINDOWS : WITHOUT_WINDOWS;
    int sum = 0;
    for (int odd : odds) {
      sum += odd;
    }
    all = sum;
    keys = new int[odds.length][0];
    keys[1] = byLoad();
    keys[2] = by(stop -> -facts.cost.out[stop]);
    keys[3] = by(stop -> facts.cost.out[stop]);
    if (facts.timed) {
      keys[4] = by(stop -> facts.latest[stop] - facts.earliest[stop]);
      keys[5] = by(stop -> facts.earliest[stop]);
      keys[6] = by(stop -> -facts.latest[stop]);
    }
  }

  private int[] by(IntUnaryOperator key) {
    int[] all = new int[facts.places];
    for (int stop = 1; stop < all.length; stop++) {
      all[stop] = key.applyAsInt(stop);
    }
    return all;
  }

  private int[] byLoad() {
    double weight = facts.types.stream().mapToDouble(CourierType::maxWeight).max().orElse(0);
    double volume = facts.types.stream().mapToDouble(CourierType::maxVolume).max().orElse(0);
    return by(
        stop -> {
          double share = Math.max(facts.weight[stop] / weight, facts.volume[stop] / volume);
          return -(int) (Math.min(1, share) * SHARES);
        });
  }

  /** How many there are. */
  int count() {
    return odds.length;
  }

  /** Draws one. */
  int draw(Dice dice) {
    int left = dice.below(all);
    int order = 0;
    while (left >= odds[order]) {
      left -= odds[order++];
    }
    return order;
  }

  /** By one of the orders. */
  void sort(Waiting waiting, int order, Dice dice) {
    if (order == RANDOM) {
      waiting.shuffle(dice);
    } else {
      waiting.sort(keys[order]);
    }
  }
}
