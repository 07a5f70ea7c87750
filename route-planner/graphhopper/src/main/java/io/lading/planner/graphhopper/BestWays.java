package io.lading.planner.graphhopper;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The best ways from one place to each of some ends, as far as they were found. */
final class BestWays {

  private final double[] weights;
  private final @Nullable Way[] ways;

  BestWays(int ends) {
    weights = new double[ends];
    Arrays.fill(weights, Double.POSITIVE_INFINITY);
    ways = new Way[ends];
  }

  /** Infinite if there is none yet. */
  double weight(int end) {
    return weights[end];
  }

  void improve(int end, Way way) {
    weights[end] = way.weight();
    ways[end] = way;
  }

  Optional<Length> length(int end) {
    return Optional.ofNullable(ways[end]).map(way -> way.length().get());
  }
}
