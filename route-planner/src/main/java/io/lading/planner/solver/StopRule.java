package io.lading.planner.solver;

/** How long to go on improving. Asked by all threads of a plan, often; it may not remember. */
@FunctionalInterface
public interface StopRule {

  /**
   * The share of the budget that is spent: 0 at the start, 1 or more to stop. Never sinks.
   *
   * @param iterations done so far by the thread that asks
   */
  double spent(long iterations);
}
