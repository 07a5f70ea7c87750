package io.lading.planner.solver;

/** Stops each thread after so many iterations, or a few more: the same plan every time. */
public record IterationLimit(long iterations) implements StopRule {

  public IterationLimit {
    Check.that(iterations >= 0, "iterations must not be negative, is %s", iterations);
  }

  @Override
  public double spent(long done) {
    return iterations == 0 ? 1 : (double) done / iterations;
  }
}
