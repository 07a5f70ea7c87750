package io.lading.bench.routes;

import io.lading.planner.solver.CourierType;
import io.lading.planner.solver.Deadline;
import io.lading.planner.solver.Effort;
import io.lading.planner.solver.Matrix;
import io.lading.planner.solver.Objective;
import io.lading.planner.solver.Problem;
import io.lading.planner.solver.Route;
import io.lading.planner.solver.SisrSolver;
import io.lading.planner.solver.Solver;
import io.lading.planner.solver.Stop;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The solver of route-planner. */
public final class LadingPlanner implements Planner {

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
  public int[][] plan(Instance instance, Duration budget, long seed) {
    var until = Deadline.in(budget, System::nanoTime);
    var plan = solver.solve(problem(instance), new Effort(until, seed, threads));
    return plan.routes().stream().map(Route::stops).toArray(int[][]::new);
  }

  private static Problem problem(Instance instance) {
    var customers = instance.customers();
    List<Stop> stops = Arrays.stream(customers).skip(1).map(LadingPlanner::stop).toList();
    var courier =
        new CourierType(
            instance.capacity(),
            CourierType.UNLIMITED,
            Integer.MAX_VALUE,
            customers[0].opens(),
            customers[0].closes(),
            0,
            stops.size());
    var matrix = new Matrix(customers.length, instance.legs(), instance.legs());
    return new Problem(stops, List.of(courier), matrix, Objective.distance(), true);
  }

  private static Stop stop(Instance.Customer customer) {
    return new Stop(customer.demand(), 0, customer.service(), customer.opens(), customer.closes());
  }
}
