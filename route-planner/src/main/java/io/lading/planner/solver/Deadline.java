package io.lading.planner.solver;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops at a moment. The only thing here that reads a clock.
 *
 * @param nanos the clock, {@code System::nanoTime} for instance
 * @param start when the budget began to be spent
 * @param end when it is spent, after {@code start}
 */
public record Deadline(LongSupplier nanos, long start, long end) implements StopRule {

  public Deadline {
    Check.that(end - start > 0, "the deadline must be after the start");
  }

  /** So long from now. */
  public static Deadline in(Duration budget, LongSupplier nanos) {
    long now = nanos.getAsLong();
    return new Deadline(nanos, now, now + Math.max(1, budget.toNanos()));
  }

  @Override
  public double spent(long iterations) {
    return (double) (nanos.getAsLong() - start) / (end - start);
  }
}
