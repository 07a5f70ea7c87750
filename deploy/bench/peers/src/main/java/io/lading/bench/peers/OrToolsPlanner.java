package io.lading.bench.peers;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.Planner;
import io.lading.bench.routes.Route;
import java.util.List;

/**
 * OR-Tools' routing library as its guide advises: a cheapest first plan, then guided local search.
 * It has one thread, and nothing in it is left to chance: all seeds are alike.
 */
public final class OrToolsPlanner implements Planner {

  static {
    Loader.loadNativeLibraries();
  }

  @Override
  public String name() {
    return "OR-Tools 9.15";
  }

  @Override
  public List<Route> plan(Instance instance, java.time.Duration budget, long seed) {
    var remaining = Remaining.of(budget);
    try (var model = new OrToolsModel(instance)) {
      Assignment found = model.routing.solveWithParameters(parameters(remaining.now()));
      return found == null ? List.of() : model.routes(found);
    }
  }

  private static RoutingSearchParameters parameters(java.time.Duration limit) {
    return main.defaultRoutingSearchParameters().toBuilder()
        .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PATH_CHEAPEST_ARC)
        .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
        .setTimeLimit(
            Duration.newBuilder().setSeconds(limit.toSeconds()).setNanos(limit.toNanosPart()))
        .build();
  }
}
