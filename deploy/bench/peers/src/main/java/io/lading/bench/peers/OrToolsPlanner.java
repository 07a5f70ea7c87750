package io.lading.bench.peers;

import static com.google.ortools.constraintsolver.FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION;
import static com.google.ortools.constraintsolver.FirstSolutionStrategy.Value.PATH_CHEAPEST_ARC;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.Planner;
import io.lading.bench.routes.Solution;
import java.util.List;

/**
 * OR-Tools' routing library as its guide advises: a cheap first plan, then guided local search. By
 * cheapest arcs it often finds no first plan where windows are tight: there it inserts instead. It
 * has one thread, and nothing in it is left to chance: all seeds are alike.
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
  public Solution plan(Instance instance, java.time.Duration budget, long seed) {
    var remaining = Remaining.of(budget);
    try (var model = new OrToolsModel(instance)) {
      Assignment found = model.routing.solveWithParameters(parameters(instance, remaining));
      return Solution.of(found == null ? List.of() : model.routes(found));
    }
  }

  private static RoutingSearchParameters parameters(Instance instance, Remaining remaining) {
    java.time.Duration limit = remaining.now();
    return main.defaultRoutingSearchParameters().toBuilder()
        .setFirstSolutionStrategy(
            instance.windows() ? PARALLEL_CHEAPEST_INSERTION : PATH_CHEAPEST_ARC)
        .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
        .setTimeLimit(
            Duration.newBuilder().setSeconds(limit.toSeconds()).setNanos(limit.toNanosPart()))
        .build();
  }
}
