package io.lading.planner.solver;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The orders in which absent stops are inserted: by chance, heaviest first, farthest first, nearest
 * first and, where there are windows, shortest first, first to open, last to close.
 */
final class SortOrders {

  private static final int RANDOM = 0;
  private static final int[] WITHOUT_WINDOWS = {4, 4, 2, 1};
  private static final int[] WITH_WINDOWS = {4, 4, 2, 1, 2, 2, 2};
  private static final int FEW = 100;
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

  /** Sorts the first {@code size} of {@code stops}. */
  void sort(int[] stops, int size, int order, Dice dice) {
    if (order == RANDOM) {
      shuffle(stops, size, dice);
    } else if (size > FEW) {
      sortMany(stops, size, keys[order]);
    } else {
      sortFew(stops, size, keys[order]);
    }
  }

  private static void shuffle(int[] stops, int size, Dice dice) {
    for (int i = size - 1; i > 0; i--) {
      int other = dice.below(i + 1);
      int stop = stops[other];
      stops[other] = stops[i];
      stops[i] = stop;
    }
  }

  private static void sortFew(int[] stops, int size, int[] key) {
    for (int i = 1; i < size; i++) {
      int stop = stops[i];
      int hole = i;
      for (; hole > 0 && key[stops[hole - 1]] > key[stop]; hole--) {
        stops[hole] = stops[hole - 1];
      }
      stops[hole] = stop;
    }
  }

  private static void sortMany(int[] stops, int size, int[] key) {
    long[] sorted = new long[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = ((long) key[stops[i]] << 32) | stops[i];
    }
    Arrays.sort(sorted);
    for (int i = 0; i < size; i++) {
      stops[i] = (int) sorted[i];
    }
  }
}
