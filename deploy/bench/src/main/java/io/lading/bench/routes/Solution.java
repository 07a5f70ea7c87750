package io.lading.bench.routes;

import java.util.List;

/**
 * What a planner answers.
 *
 * @param routes none if it found no plan
 * @param iterations how often it changed the plan to find them, 0 if it does not count
 */
public record Solution(List<Route> routes, long iterations) {

  /** Of a planner that does not count. */
  public static Solution of(List<Route> routes) {
    return new Solution(routes, 0);
  }
}
