package io.lading.bench.routes;

/** Drives the routes that a solver claims to have found. Uses nothing of any solver. */
public final class Evaluator {

  private Evaluator() {}

  /**
   * What the routes cost.
   *
   * @throws IllegalStateException if they are no solution, with the reason
   */
  public static long cost(Instance instance, int[][] routes) {
    var seen = new boolean[instance.customers().length];
    long cost = 0;
    for (int[] route : routes) {
      cost += drive(instance, route, seen);
    }
    for (int customer = 1; customer < seen.length; customer++) {
      require(seen[customer], instance, "customer %d is not served", customer);
    }
    return cost;
  }

  private static long drive(Instance instance, int[] route, boolean[] seen) {
    long cost = 0;
    long load = 0;
    long now = instance.customers()[0].opens();
    int from = 0;
    for (int to : route) {
      require(to > 0 && to < seen.length, instance, "there is no customer %d", to);
      require(!seen[to], instance, "customer %d is served twice", to);
      seen[to] = true;
      Instance.Customer customer = instance.customers()[to];
      cost += instance.leg(from, to);
      load += customer.demand();
      now = Math.max(customer.opens(), now + instance.leg(from, to));
      require(now <= customer.closes(), instance, "customer %d is served too late", to);
      now += customer.service();
      from = to;
    }
    require(load <= instance.capacity(), instance, "%d is too much for a vehicle", load);
    now += instance.leg(from, 0);
    require(now <= instance.customers()[0].closes(), instance, "it is %d, too late", now);
    return cost + instance.leg(from, 0);
  }

  private static void require(boolean right, Instance instance, String otherwise, long value) {
    if (!right) {
      throw new IllegalStateException(instance.name() + ": " + otherwise.formatted(value));
    }
  }
}
