package io.lading.bench.routes;

import io.lading.bench.routes.Instance.Customer;
import io.lading.bench.routes.Instance.VehicleType;
import java.util.List;

/** Drives the routes that a solver claims to have found. Uses nothing of any solver. */
public final class Evaluator {

  private final Instance instance;
  private final boolean[] seen;
  private final int[] used;

  private Evaluator(Instance instance) {
    this.instance = instance;
    seen = new boolean[instance.customers().length];
    used = new int[instance.fleet().size()];
  }

  /**
   * What the routes cost: their legs, and the vehicles that are used.
   *
   * @throws IllegalStateException if they are no solution, with the reason
   */
  public static long cost(Instance instance, List<Route> routes) {
    return new Evaluator(instance).cost(routes);
  }

  private long cost(List<Route> routes) {
    long cost = 0;
    for (Route route : routes) {
      VehicleType vehicle = instance.fleet().get(route.vehicle());
      used[route.vehicle()]++;
      cost += vehicle.fixedCost() + drive(vehicle, route.customers());
      carry(vehicle, route.customers());
    }
    for (int type = 0; type < used.length; type++) {
      VehicleType vehicle = instance.fleet().get(type);
      boolean enough = !vehicle.limited() || used[type] <= vehicle.count();
      require(enough, "there are not %d vehicles of a type", used[type]);
    }
    for (int customer = 1; customer < seen.length; customer++) {
      require(seen[customer], "customer %d is not served", customer);
    }
    return cost;
  }

  private long drive(VehicleType vehicle, int[] route) {
    long cost = 0;
    long now = vehicle.leaves();
    int from = 0;
    for (int to : route) {
      require(to > 0 && to < seen.length, "there is no customer %d", to);
      require(!seen[to], "customer %d is served twice", to);
      seen[to] = true;
      Customer customer = instance.customers()[to];
      cost += instance.leg(from, to);
      now = Math.max(customer.opens(), now + instance.leg(from, to));
      require(now <= customer.closes(), "customer %d is served too late", to);
      now += customer.service();
      from = to;
    }
    now += instance.leg(from, 0);
    require(now <= vehicle.returns(), "it is %d, too late", now);
    return cost + instance.leg(from, 0);
  }

  private void carry(VehicleType vehicle, int[] route) {
    long weight = 0;
    long volume = 0;
    for (int customer : route) {
      weight += instance.customers()[customer].weight();
      volume += instance.customers()[customer].volume();
    }
    require(weight <= vehicle.weight(), "%d is too heavy for a vehicle", weight);
    require(volume <= vehicle.volume(), "%d is too bulky for a vehicle", volume);
    require(route.length <= vehicle.stops(), "%d stops are too many for a vehicle", route.length);
  }

  private void require(boolean right, String otherwise, long value) {
    if (!right) {
      throw new IllegalStateException(instance.name() + ": " + otherwise.formatted(value));
    }
  }
}
