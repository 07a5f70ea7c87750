package io.lading.bench.routes;

import io.lading.planner.solver.CourierType;
import io.lading.planner.solver.Deadline;
import io.lading.planner.solver.Effort;
import io.lading.planner.solver.Matrix;
import io.lading.planner.solver.Objective;
import io.lading.planner.solver.PresentPlan;
import io.lading.planner.solver.Problem;
import io.lading.planner.solver.SisrSolver;
import io.lading.planner.solver.Solver;
import io.lading.planner.solver.Stop;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The solver of route-planner. */
public final class LadingPlanner implements WarmStart.Replanner {

  private final Solver solver = new SisrSolver();
  private final int threads;

  public LadingPlanner(int threads) {
    this.threads = threads;
  }

  @Override
  public String name() {
    return threads == 1 ? "Lading, 1 thread" : "Lading, " + threads + " threads";
  }

  @Override
  public Solution plan(Instance instance, Duration budget, long seed) {
    return plan(instance, PresentPlan.NONE, budget, seed);
  }

  @Override
  public Solution plan(Instance instance, List<Route> present, Duration budget, long seed) {
    var routes =
        present.stream()
            .map(r -> new io.lading.planner.solver.Route(r.vehicle(), r.customers()))
            .toList();
    return plan(instance, PresentPlan.keeping(routes), budget, seed);
  }

  private Solution plan(Instance instance, PresentPlan present, Duration budget, long seed) {
    var until = Deadline.in(budget, System::nanoTime);
    var plan = solver.solve(problem(instance), present, new Effort(until, seed, threads));
    var routes = plan.routes().stream().map(r -> new Route(r.courier(), r.stops())).toList();
    return new Solution(routes, plan.iterations());
  }

  private static Problem problem(Instance instance) {
    var customers = instance.customers();
    List<Stop> stops = Arrays.stream(customers).skip(1).map(LadingPlanner::stop).toList();
    List<CourierType> couriers =
        instance.fleet().stream().map(type -> courier(type, stops.size())).toList();
    var matrix = new Matrix(customers.length, instance.legs(), instance.legs());
    return new Problem(stops, couriers, matrix, Objective.distance(), true);
  }

  private static CourierType courier(Instance.VehicleType type, int stops) {
    return new CourierType(
        type.weight(),
        type.volume(),
        type.stops(),
        type.leaves(),
        type.returns(),
        type.fixedCost(),
        type.limited() ? type.count() : stops);
  }

  private static Stop stop(Instance.Customer customer) {
    return new Stop(
        customer.weight(),
        customer.volume(),
        customer.service(),
        customer.opens(),
        customer.closes());
  }
}
