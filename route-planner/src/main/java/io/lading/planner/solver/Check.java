package io.lading.planner.solver;

/** Refuses nonsense. */
final class Check {

  /** Sums of as many of these as a matrix can have places fit into a long. */
  static final long HUGE = 1L << 46;

  private Check() {}

  /**
   * @throws IllegalArgumentException unless {@code right}
   */
  static void that(boolean right, String otherwise, Object... values) {
    if (!right) {
      throw new IllegalArgumentException(otherwise.formatted(values));
    }
  }
}
