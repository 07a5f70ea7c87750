package io.lading.bench;

import java.util.List;
import picocli.CommandLine.Option;

/** How much the benchmark of questions measures. */
final class QueryExtent {

  @Option(
      names = "--cases",
      split = ",",
      description =
          "C: an order by its code; S: a stock level; B: a page of a buyer's orders (default:"
              + " ${DEFAULT-VALUE}).")
  List<String> cases = List.of("C", "S", "B");

  @Option(
      names = "--orders",
      description = "Orders that are there, made by Lading before (default: ${DEFAULT-VALUE}).")
  int orders = 1_000_000;

  @Option(names = "--rate", description = "Questions/s of C and S (default: ${DEFAULT-VALUE}).")
  int rate = 2_000;

  @Option(names = "--page-rate", description = "Questions/s of B (default: ${DEFAULT-VALUE}).")
  int pageRate = 200;

  @Option(names = "--limit", description = "Orders on a page of B (default: ${DEFAULT-VALUE}).")
  int limit = 20;

  @Option(names = "--seconds", description = "Of each run (default: ${DEFAULT-VALUE}).")
  int seconds = 30;

  @Option(
      names = "--warm",
      description =
          "Seconds at half the rate before each case, not reported, in which the service's JVM"
              + " compiles what it runs (default: ${DEFAULT-VALUE}).")
  int warm = 120;

  @Option(
      names = "--settle",
      description = "Seconds at the rate before each, not measured (default: ${DEFAULT-VALUE}).")
  int settle = 30;

  @Option(
      names = "--tries",
      description =
          "How often a rate that is not held is halved or raised to find the highest that is"
              + " (default: ${DEFAULT-VALUE}).")
  int tries = 4;

  @Option(names = "--seed", description = "Of all that is random (default: ${DEFAULT-VALUE}).")
  long seed = 20_261_129;

  /** For a smoke test. */
  void shrink() {
    orders = Math.min(orders, 500);
    rate = Math.min(rate, 50);
    pageRate = Math.min(pageRate, 20);
    seconds = Math.min(seconds, 2);
    warm = Math.min(warm, 2);
    settle = Math.min(settle, 1);
    tries = 0;
  }

  boolean isAskedFor(String letter) {
    return cases.contains(letter);
  }
}
