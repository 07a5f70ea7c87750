package io.lading.planner.solver;

/**
 * How hard to try. With an {@link IterationLimit}, equal problems, starts and efforts make equal
 * plans, whatever the number of cores.
 *
 * @param seed of all choices
 * @param threads that work on this one plan, the caller's among them
 */
public record Effort(StopRule until, long seed, int threads) {

  public Effort {
    Check.that(threads >= 1 && threads <= 64, "threads must be 1 to 64, are %s", threads);
  }

  /** On the caller's thread alone. */
  public Effort(StopRule until, long seed) {
    this(until, seed, 1);
  }
}
