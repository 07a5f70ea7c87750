package io.lading.bench.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How near one planner gets in one budget.
 *
 * @param median of the seeds, in per cent, for each instance that was planned
 * @param longest that a plan took
 */
public record Gaps(
    String planner, Duration budget, List<Gap> gaps, Duration longest, List<String> failures) {

  /** The gap of an instance. */
  public record Gap(Instance instance, double median) {}

  /** Plans every instance with every seed and drives every plan. */
  public static Gaps measure(
      Planner planner, List<Instance> instances, Duration budget, int seeds) {
    var gaps = new ArrayList<Gap>();
    var failures = new ArrayList<String>();
    long longest = 0;
    for (Instance instance : instances) {
      double[] found = new double[seeds];
      for (int seed = 0; seed < seeds; seed++) {
        long start = System.nanoTime();
        int[][] routes = planner.plan(instance, budget, seed);
        longest = Math.max(longest, System.nanoTime() - start);
        found[seed] = gap(instance, routes, failures);
      }
      Arrays.sort(found);
      gaps.add(new Gap(instance, found[seeds / 2]));
    }
    return new Gaps(planner.name(), budget, gaps, Duration.ofNanos(longest), failures);
  }

  private static double gap(Instance instance, int[][] routes, List<String> failures) {
    try {
      return instance.gap(Evaluator.cost(instance, routes));
    } catch (IllegalStateException notASolution) {
      failures.add(notASolution.getMessage());
      return Double.POSITIVE_INFINITY;
    }
  }

  /** The mean of a group as text; "none" where a median is no solution. */
  public String mean(String group) {
    double mean = meanOf(group);
    return Double.isFinite(mean) ? String.format(Locale.ROOT, "%.2f", mean) : "none";
  }

  private double meanOf(String group) {
    return gaps.stream()
        .filter(gap -> gap.instance().group().equals(group))
        .mapToDouble(Gap::median)
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The mean of all groups' means. */
  double meanOfGroups() {
    return gaps.stream()
        .map(gap -> gap.instance().group())
        .distinct()
        .mapToDouble(this::meanOf)
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
