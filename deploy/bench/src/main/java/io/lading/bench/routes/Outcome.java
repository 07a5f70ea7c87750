package io.lading.bench.routes;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What one planner made of one instance in one budget.
 *
 * @param cost the median of the seeds; {@link #BROKEN} or {@link #NONE} if that is no plan
 * @param least of the seeds
 * @param typical the median of the times that the plans took
 * @param longest of these times
 * @param iterationsPerSecond of all plans together, 0 if the planner does not count
 */
public record Outcome(
    Instance instance,
    long cost,
    long least,
    Duration typical,
    Duration longest,
    double iterationsPerSecond) {

  /** Routes that break a limit: dearer than any plan, and better than nothing. */
  static final long BROKEN = Long.MAX_VALUE - 1;

  static final long NONE = Long.MAX_VALUE;

  /** Plans with each of the seeds from 0 on, and drives every plan. */
  static Outcome of(
      Planner planner, Instance instance, Duration budget, int seeds, List<String> failures) {
    long[] costs = new long[seeds];
    long[] nanos = new long[seeds];
    long iterations = 0;
    for (int seed = 0; seed < seeds; seed++) {
      long start = System.nanoTime();
      Solution solution = plan(planner, instance, budget, seed, failures);
      nanos[seed] = System.nanoTime() - start;
      iterations += solution.iterations();
      costs[seed] = cost(instance, solution.routes(), failures);
    }
    Arrays.sort(costs);
    Arrays.sort(nanos);
    return new Outcome(
        instance,
        costs[seeds / 2],
        costs[0],
        Duration.ofNanos(nanos[seeds / 2]),
        Duration.ofNanos(nanos[seeds - 1]),
        1e9 * iterations / Arrays.stream(nanos).sum());
  }

  private static Solution plan(
      Planner planner, Instance instance, Duration budget, int seed, List<String> failures) {
    try {
      return planner.plan(instance, budget, seed);
    } catch (RuntimeException gaveUp) { // a planner that fails must not end a run of hours
      failures.add(instance.name() + ": " + gaveUp);
      return Solution.of(List.of());
    }
  }

  private static long cost(Instance instance, List<Route> routes, List<String> failures) {
    if (routes.isEmpty()) {
      failures.add(instance.name() + ": no plan");
      return NONE;
    }
    try {
      return Evaluator.cost(instance, routes);
    } catch (IllegalStateException notASolution) {
      failures.add(notASolution.getMessage());
      return BROKEN;
    }
  }

  /** The same, measured against {@code best} where nobody knew better. */
  Outcome against(long best) {
    return instance.bestKnown() > 0
        ? this
        : new Outcome(instance.against(best), cost, least, typical, longest, iterationsPerSecond);
  }

  /** In per cent; infinite if there is no plan. */
  double gap() {
    return cost >= BROKEN ? Double.POSITIVE_INFINITY : instance.gap(cost);
  }

  /** The gap as text, or why there is none. */
  String text() {
    if (cost >= BROKEN) {
      return cost == NONE ? "none" : "infeasible";
    }
    return String.format(Locale.ROOT, "%.2f", gap());
  }
}
