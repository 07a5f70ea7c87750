package io.lading.bench.routes;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A few new customers enter a plan of all others, again and again with other ones.
 *
 * @param cost of the plan then, the median
 * @param kept the least share of the legs between customers that were in the plan and still are
 * @param longest that entering took
 */
public record WarmStart(Instance instance, long cost, double kept, Duration longest) {

  /** A planner that can go on from a plan. */
  public interface Replanner extends Planner {

    /**
     * @param present routes of some of the customers
     */
    Solution plan(Instance instance, List<Route> present, Duration budget, long seed);
  }

  /**
   * @param fresh how many customers are new
   * @param before the budget of the plan that they enter
   * @param budget for entering
   */
  public record Terms(int fresh, Duration before, Duration budget, int seeds) {}

  public static WarmStart measure(Replanner planner, Instance instance, Terms terms) {
    long[] costs = new long[terms.seeds()];
    double kept = 1;
    long longest = 0;
    for (int seed = 0; seed < terms.seeds(); seed++) {
      List<Route> present =
          planWithout(fresh(instance, terms.fresh(), seed), planner, instance, terms, seed);
      long start = System.nanoTime();
      List<Route> plan = planner.plan(instance, present, terms.budget(), seed).routes();
      longest = Math.max(longest, System.nanoTime() - start);
      costs[seed] = Evaluator.cost(instance, plan);
      kept = Math.min(kept, kept(present, plan));
    }
    Arrays.sort(costs);
    return new WarmStart(instance, costs[terms.seeds() / 2], kept, Duration.ofNanos(longest));
  }

  private static Set<Integer> fresh(Instance instance, int count, long seed) {
    var random = new Random(seed);
    Set<Integer> fresh = new HashSet<>();
    while (fresh.size() < count) {
      fresh.add(1 + random.nextInt(instance.customers().length - 1));
    }
    return fresh;
  }

  private static List<Route> planWithout(
      Set<Integer> fresh, Planner planner, Instance instance, Terms terms, long seed) {
    int[] there =
        IntStream.range(0, instance.customers().length)
            .filter(customer -> !fresh.contains(customer))
            .toArray();
    return planner.plan(instance.of(there), terms.before(), seed).routes().stream()
        .map(route -> new Route(route.vehicle(), named(route.customers(), there)))
        .toList();
  }

  private static int[] named(int[] customers, int[] names) {
    return Arrays.stream(customers).map(customer -> names[customer]).toArray();
  }

  private static double kept(List<Route> before, List<Route> after) {
    Set<List<Integer>> legs = legs(before);
    int all = legs.size();
    legs.retainAll(legs(after));
    return (double) legs.size() / all;
  }

  /** Between customers and to and from the depot, whichever way round. */
  private static Set<List<Integer>> legs(List<Route> routes) {
    Set<List<Integer>> legs = new HashSet<>();
    for (Route route : routes) {
      int from = 0;
      for (int to : route.customers()) {
        legs.add(List.of(Math.min(from, to), Math.max(from, to)));
        from = to;
      }
      legs.add(List.of(0, from));
    }
    return legs;
  }

  /** In per cent. */
  public double gap() {
    return instance.gap(cost);
  }
}
