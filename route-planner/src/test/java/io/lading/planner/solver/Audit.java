package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

/** Goes through a plan leg by leg, as a courier would. Knows nothing of how plans are made. */
final class Audit {

  private final Problem problem;

  Audit(Problem problem) {
    this.problem = problem;
  }

  /** Every stop is accounted for, every limit is kept, and the cost is what it is said to be. */
  void requireSound(Plan plan) {
    int[] seen = new int[problem.size() + 1];
    int[] used = new int[problem.couriers().size()];
    long cost = plan.unassigned().size() * problem.objective().perUnassigned();
    for (Route route : plan.routes()) {
      assertThat(route.stops()).isNotEmpty();
      used[route.courier()]++;
      cost += problem.couriers().get(route.courier()).fixedCost() + driving(route.stops());
      assertThat(keepsLimits(route.courier(), route.stops())).as("limits of %s", route).isTrue();
      for (int stop : route.stops()) {
        seen[stop]++;
      }
    }
    plan.unassigned().forEach(unassigned -> seen[unassigned.stop()]++);
    for (int stop = 1; stop <= problem.size(); stop++) {
      assertThat(seen[stop]).as("how often stop %s is in the plan", stop).isEqualTo(1);
    }
    for (int type = 0; type < used.length; type++) {
      assertThat(used[type]).isLessThanOrEqualTo(problem.couriers().get(type).count());
    }
    assertThat(plan.cost()).as("cost").isEqualTo(cost);
  }

  /** What driving this way costs. */
  long driving(int... stops) {
    long cost = 0;
    int from = 0;
    for (int stop : stops) {
      cost += leg(from, stop);
      from = stop;
    }
    return problem.returning() ? cost + leg(from, 0) : cost;
  }

  private long leg(int from, int to) {
    int entry = from * problem.matrix().size() + to;
    return (long) problem.objective().perDistance() * problem.matrix().distance()[entry]
        + (long) problem.objective().perDuration() * problem.matrix().duration()[entry];
  }

  /** Whether a courier of this type may drive this route. */
  boolean keepsLimits(int type, int... stops) {
    CourierType courier = problem.couriers().get(type);
    long weight = 0;
    long volume = 0;
    for (int stop : stops) {
      weight += problem.stop(stop).weight();
      volume += problem.stop(stop).volume();
    }
    return weight <= courier.maxWeight()
        && volume <= courier.maxVolume()
        && stops.length <= courier.maxStops()
        && onTime(courier, stops);
  }

  private boolean onTime(CourierType courier, int... stops) {
    long now = courier.shiftStart();
    int from = 0;
    for (int number : stops) {
      Stop stop = problem.stop(number);
      long drive = drive(from, number);
      now = Math.max(stop.earliest(), now + drive);
      if (drive == Matrix.UNREACHABLE || now > stop.latest()) {
        return false;
      }
      now += stop.service();
      from = number;
    }
    long back = problem.returning() ? drive(from, 0) : 0;
    return back != Matrix.UNREACHABLE
        && (courier.shiftEnd() == Stop.WHENEVER || now + back <= courier.shiftEnd());
  }

  /** {@link Matrix#UNREACHABLE} where there is no way. */
  private long drive(int from, int to) {
    int entry = from * problem.matrix().size() + to;
    return Math.max(
        problem.matrix().duration()[entry],
        problem.matrix().distance()[entry] == Matrix.UNREACHABLE ? Matrix.UNREACHABLE : 0);
  }
}
