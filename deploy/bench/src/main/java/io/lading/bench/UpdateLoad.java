package io.lading.bench;

import java.time.Duration;

/** Trades and updates at once: how fast, for how long, and how long before that unmeasured. */
record UpdateLoad(int tradesPerSecond, int updatesPerSecond, int seconds, int settlingSeconds) {

  private static final int SECONDS_BETWEEN_STEPS = 2;

  UpdateLoad {
    if (tradesPerSecond < 1 || updatesPerSecond < 1 || seconds < 1 || settlingSeconds < 0) {
      throw new IllegalArgumentException("a load needs trades, updates, and time");
    }
  }

  Latency.Load trades() {
    return new Latency.Load(tradesPerSecond, seconds, settlingSeconds);
  }

  int allTrades() {
    return trades().trades() + trades().settling();
  }

  int settlingUpdates() {
    return updatesPerSecond * settlingSeconds;
  }

  int allUpdates() {
    return settlingUpdates() + updatesPerSecond * seconds;
  }

  /** Whole milliseconds: those that are due in the same one are sent one right after the other. */
  Duration updateDueAt(int number) {
    return Duration.ofMillis(number * 1_000L / updatesPerSecond);
  }

  /** Between two steps of an order, in turns of {@link Arrival#staggered}. */
  int apart() {
    return Math.max(1, updatesPerSecond * SECONDS_BETWEEN_STEPS / Step.STEPS);
  }

  int orders() {
    return Arrival.ordersStaggered(apart(), allUpdates());
  }

  UpdateLoad share(double share) {
    return new UpdateLoad(
        (int) Math.max(1, tradesPerSecond * share),
        (int) Math.max(1, updatesPerSecond * share),
        seconds,
        settlingSeconds);
  }
}
