package io.lading.bench.peers;

import java.time.Duration;

/** What is left of a budget: a peer's own clock starts only when it has been told the problem. */
record Remaining(long end) {

  static Remaining of(Duration budget) {
    return new Remaining(System.nanoTime() + budget.toNanos());
  }

  /** Whole milliseconds, and at least one: not everybody understands less. */
  Duration now() {
    return Duration.ofMillis(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
  }
}
