package io.lading.planner.solver;

import java.util.List;

/**
 * Routes that keep every limit of their problem. Every stop is on one route or unassigned.
 *
 * @param routes none is empty; ordered by courier and then by first stop
 * @param unassigned ordered by stop
 * @param cost as {@link Objective} says, exactly
 * @param iterations how often the plan was torn down and rebuilt, by all threads together, once all
 *     was served that could be
 */
public record Plan(List<Route> routes, List<Unassigned> unassigned, long cost, long iterations) {

  public Plan {
    routes = List.copyOf(routes);
    unassigned = List.copyOf(unassigned);
  }
}
