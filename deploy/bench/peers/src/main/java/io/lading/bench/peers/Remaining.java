package io.lading.bench.peers;

import java.time.Duration;

/** What is left of a budget: a peer's own clock starts only when it has been told the problem. */
record Remaining(long end) {

  private static final long LEAST = 1_000_000;

  static Remaining of(Duration budget) {
    return new Remaining(System.nanoTime() + budget.toNanos());
  }

  /** At least a millisecond: nobody understands less. */
  Duration now() {
    return Duration.ofNanos(Math.max(LEAST, end - System.nanoTime()));
  }
}
