package io.lading.planner.solver;

/** Makes routes. May be used by many threads at once. */
public interface Solver {

  /**
   * A plan of {@code problem} that keeps every limit, as cheap as could be found within {@code
   * effort}; never dearer than the first plan found, which takes a few milliseconds for 1 000 stops
   * and is made whatever the effort.
   *
   * @throws IllegalArgumentException if {@code present} names a stop that is not in the problem or
   *     names one twice, or if a leg would cost more than 2^27 units
   */
  Plan solve(Problem problem, PresentPlan present, Effort effort);

  /** A plan from nothing. */
  default Plan solve(Problem problem, Effort effort) {
    return solve(problem, PresentPlan.NONE, effort);
  }
}
