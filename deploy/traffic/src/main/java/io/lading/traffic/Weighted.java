package io.lading.traffic;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Chooses an index with a probability proportional to its weight. Safe for many threads. */
final class Weighted {

  private final double[] cumulative;

  Weighted(double[] weights) {
    cumulative = weights.clone();
    for (int i = 1; i < cumulative.length; i++) {
      cumulative[i] += cumulative[i - 1];
    }
  }

  /** Zipf's law: the n-th of {@code size} weighs n to the power of {@code -skew}. */
  static Weighted zipf(int size, double skew) {
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = Math.pow(i + 1, -skew);
    }
    return new Weighted(weights);
  }

  int next(SplittableRandom random) {
    double point = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, point);
    return Math.min(found >= 0 ? found + 1 : -found - 1, cumulative.length - 1);
  }
}
