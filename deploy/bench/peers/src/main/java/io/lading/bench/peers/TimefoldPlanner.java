package io.lading.bench.peers;

import ai.timefold.solver.core.api.solver.SolverConfigOverride;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import io.lading.bench.peers.timefold.RouteConstraints;
import io.lading.bench.peers.timefold.RoutePlan;
import io.lading.bench.peers.timefold.Vehicle;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.Planner;
import io.lading.bench.routes.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Timefold Solver, community edition, with the phases it chooses itself for lists of visits: one
 * after the other goes to its cheapest place, then late acceptance with changes, swaps and 2-opt.
 * Nearby selection and more than one thread are part of its commercial editions. A plan whose
 * construction did not end is none.
 */
public final class TimefoldPlanner implements Planner {

  private final Map<Long, SolverFactory<RoutePlan>> bySeed = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "Timefold 2.2.0";
  }

  @Override
  public List<Route> plan(Instance instance, Duration budget, long seed) {
    var remaining = Remaining.of(budget);
    RoutePlan problem = RoutePlan.of(instance);
    SolverFactory<RoutePlan> factory = bySeed.computeIfAbsent(seed, TimefoldPlanner::factory);
    var until = new SolverConfigOverride().withTerminationSpentLimit(remaining.now());
    RoutePlan found = factory.buildSolver(until).solve(problem);
    return found.isComplete()
        ? found.getVehicles().stream().filter(Vehicle::isUsed).map(Vehicle::route).toList()
        : List.of();
  }

  private static SolverFactory<RoutePlan> factory(long seed) {
    return SolverFactory.create(
        new SolverConfig()
            .withSolutionClass(RoutePlan.class)
            .withEntityClasses(Vehicle.class)
            .withConstraintProviderClass(RouteConstraints.class)
            .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
            .withTerminationSpentLimit(Duration.ofSeconds(1))
            .withRandomSeed(seed));
  }
}
