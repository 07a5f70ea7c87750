package io.lading.bench;

import java.util.List;
import picocli.CommandLine.Option;

/** How much a benchmark measures; each has its own defaults. */
final class Extent {

  @Option(names = "--orders", description = "Measured orders (default: ${DEFAULT-VALUE}).")
  int orders;

  @Option(
      names = "--slow-orders",
      description = "Measured orders of the slow cases (default: ${DEFAULT-VALUE}).")
  int slowOrders;

  @Option(
      names = "--warm-up",
      description = "Orders before them, not measured (default: ${DEFAULT-VALUE}).")
  int warmUp;

  @Option(names = "--rounds", description = "Rounds (default: ${DEFAULT-VALUE}).")
  int rounds = 3;

  @Option(
      names = "--batch",
      split = ",",
      description = "Batch sizes of the limit (default: ${DEFAULT-VALUE}).")
  List<Integer> batchSizes;

  @Option(
      names = "--cases",
      split = ",",
      description =
          "Which cases, by their letters; none: only latency (default: ${DEFAULT-VALUE}).")
  List<String> letters;

  @Option(
      names = "--seconds",
      description = "Length of the latency run, 0 for none (default: ${DEFAULT-VALUE}).")
  int seconds = 60;

  @Option(
      names = "--settle",
      description = "Seconds of the same before it, not measured (default: ${DEFAULT-VALUE}).")
  int settle = 120;

  @Option(names = "--seed", description = "Of all that is random (default: ${DEFAULT-VALUE}).")
  long seed;

  /** {@code orders}: measured, of the slow cases, to warm up with. */
  Extent(Orders orders, List<Integer> batchSizes, List<String> letters, long seed) {
    this.orders = orders.measured();
    this.slowOrders = orders.slow();
    this.warmUp = orders.warmUp();
    this.batchSizes = batchSizes;
    this.letters = letters;
    this.seed = seed;
  }

  record Orders(int measured, int slow, int warmUp) {}

  /** For a smoke test. */
  void shrink(Orders most) {
    orders = Math.min(orders, most.measured());
    slowOrders = Math.min(slowOrders, most.slow());
    warmUp = Math.min(warmUp, most.warmUp());
    seconds = Math.min(seconds, 5);
    settle = Math.min(settle, 2);
    rounds = 1;
    batchSizes = List.of(500);
  }

  /** The slow cases measure no more than the others. */
  int slow() {
    return Math.min(orders, slowOrders);
  }

  /** By the letter in brackets that its name begins with. */
  boolean isAskedFor(Case<?> one) {
    return letters.stream().anyMatch(letter -> one.name().startsWith("(" + letter));
  }

  boolean isAskedForAnyOf(String... some) {
    return List.of(some).stream().anyMatch(letters::contains);
  }
}
