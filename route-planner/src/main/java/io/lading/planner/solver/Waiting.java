package io.lading.planner.solver;

import java.util.Arrays;

/** Stops that wait to be inserted, in the order in which that happens. */
final class Waiting {

  private static final int FEW = 100;

  /** A stop's number and its place fit, as there is no array for the legs between more places. */
  private static final int BITS = 16;

  private static final int MASK = (1 << BITS) - 1;

  private final int[] stops;
  private final long[] ranked;
  private int size;

  Waiting(Facts facts) {
    stops = new int[facts.places];
    ranked = new long[facts.places];
  }

  void clear() {
    size = 0;
  }

  void add(int stop) {
    stops[size++] = stop;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return stops[index];
  }

  void shuffle(Dice dice) {
    for (int i = size - 1; i > 0; i--) {
      int other = dice.below(i + 1);
      int stop = stops[other];
      stops[other] = stops[i];
      stops[i] = stop;
    }
  }

  /** The least key first; equals stay as they stand. Keys differ by less than 2^31. */
  void sort(int[] key) {
    for (int i = 0; i < size; i++) {
      int stop = stops[i];
      ranked[i] = (long) key[stop] << 2 * BITS | (long) i << BITS | stop;
    }
    if (size > FEW) {
      Arrays.sort(ranked, 0, size);
      for (int i = 0; i < size; i++) {
        stops[i] = (int) ranked[i] & MASK;
      }
    } else {
      sortFew();
    }
  }

  /** Each behind as many as are less: there is no branch that a processor could guess wrong. */
  private void sortFew() {
    for (int i = 0; i < size; i++) {
      int less = 0;
      for (int j = 0; j < size; j++) {
        less += (int) (ranked[j] - ranked[i] >>> 63);
      }
      stops[less] = (int) ranked[i] & MASK;
    }
  }
}
