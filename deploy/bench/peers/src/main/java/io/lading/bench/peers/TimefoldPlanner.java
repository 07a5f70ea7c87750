package io.lading.bench.peers;

import ai.timefold.solver.core.api.solver.SolverConfigOverride;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import io.lading.bench.peers.timefold.RouteConstraints;
import io.lading.bench.peers.timefold.RoutePlan;
import io.lading.bench.peers.timefold.Vehicle;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.Planner;
import io.lading.bench.routes.Solution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Timefold Solver, community edition, with the phases it chooses itself for lists of visits: one
 * after the other goes to its cheapest place, then late acceptance with changes, swaps and 2-opt.
 * How late is for its users to tune; its own 400 is far too late for budgets of a second and less.
 * Nearby selection and more than one thread are part of its commercial editions. A plan whose
 * construction did not end is none.
 */
public final class TimefoldPlanner implements Planner {

  private static final int LEAST_LATE = 5;
  private static final int MOST_LATE = 400;
  private static final int MILLIS_A_STEP = 40;

  /** What a factory is made for. */
  private record Setting(long seed, int late) {

    static Setting of(Duration budget, long seed) {
      return new Setting(
          seed, Math.clamp(budget.toMillis() / MILLIS_A_STEP, LEAST_LATE, MOST_LATE));
    }
  }

  private final Map<Setting, SolverFactory<RoutePlan>> factories = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "Timefold 2.2.0";
  }

  @Override
  public Solution plan(Instance instance, Duration budget, long seed) {
    var remaining = Remaining.of(budget);
    RoutePlan problem = RoutePlan.of(instance);
    SolverFactory<RoutePlan> factory =
        factories.computeIfAbsent(Setting.of(budget, seed), TimefoldPlanner::factory);
    var until = new SolverConfigOverride().withTerminationSpentLimit(remaining.now());
    RoutePlan found = factory.buildSolver(until).solve(problem);
    return Solution.of(
        found.isComplete()
            ? found.getVehicles().stream().filter(Vehicle::isUsed).map(Vehicle::route).toList()
            : List.of());
  }

  private static SolverFactory<RoutePlan> factory(Setting setting) {
    return SolverFactory.create(
        new SolverConfig()
            .withSolutionClass(RoutePlan.class)
            .withEntityClasses(Vehicle.class)
            .withConstraintProviderClass(RouteConstraints.class)
            .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
            .withTerminationSpentLimit(Duration.ofSeconds(1))
            .withRandomSeed(setting.seed())
            .withPhases(new ConstructionHeuristicPhaseConfig(), search(setting)));
  }

  private static LocalSearchPhaseConfig search(Setting setting) {
    return new LocalSearchPhaseConfig()
        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(setting.late()))
        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
  }
}
