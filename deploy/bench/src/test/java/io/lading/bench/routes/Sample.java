package io.lading.bench.routes;

import io.lading.bench.routes.Instance.Customer;
import io.lading.bench.routes.Instance.VehicleType;
import java.time.Duration;
import java.util.List;

/** What a planner may have made of an instance, without planning. */
final class Sample {

  private Sample() {}

  /** Two customers; the best plan costs 100. */
  static Instance instance(String group) {
    return instance(group, 100);
  }

  static Instance instance(String group, long bestKnown) {
    var place = new Customer(0, 0, 1, 0, 0, 1_000, 0);
    return new Instance(
        group + "-1",
        group,
        false,
        List.of(VehicleType.unlimited(2, 0, 1_000, 2)),
        new Customer[] {place, place, place},
        new int[] {0, 10, 20, 10, 0, 10, 20, 10, 0},
        bestKnown);
  }

  /** One outcome of a planner in 200 ms. */
  static Gaps gaps(String planner, String group, long cost, int millis) {
    return gaps(planner, instance(group), cost, millis);
  }

  static Gaps gaps(String planner, Instance instance, long cost, int millis) {
    var took = Duration.ofMillis(millis);
    var outcome = new Outcome(instance, cost, cost, took, took, 0);
    return new Gaps(planner, Duration.ofMillis(200), 1, List.of(outcome), List.of());
  }
}
