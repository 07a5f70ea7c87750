package io.lading.bench;

import java.util.List;
import picocli.CommandLine.Option;

/** How much the benchmark of planning measures. */
final class PlanningExtent {

  @Option(
      names = "--cases",
      split = ",",
      description =
          "P: plans in the service; S: the solver alone; U: updates beside plans (default:"
              + " ${DEFAULT-VALUE}).")
  List<String> cases = List.of("S", "P", "U");

  @Option(
      names = "--plans",
      description = "Measured plans of each kind (default: ${DEFAULT-VALUE}).")
  int plans = 200;

  @Option(
      names = "--warm-up",
      description = "Plans of each kind before them, not measured (default: ${DEFAULT-VALUE}).")
  int warmUp = 100;

  @Option(
      names = "--stops",
      description = "Parcels that wait in a warehouse (default: ${DEFAULT-VALUE}).")
  int stops = 100;

  @Option(
      names = "--new-stops",
      description =
          "Parcels that enter a present plan, 0 for no such plans (default: ${DEFAULT-VALUE}).")
  int newStops = 5;

  @Option(names = "--couriers", description = "Of a warehouse (default: ${DEFAULT-VALUE}).")
  int couriers = 10;

  @Option(
      names = "--pause",
      description = "Milliseconds from an answer to the next trigger (default: ${DEFAULT-VALUE}).")
  int pauseMillis = 200;

  @Option(
      names = "--solver-stops",
      description = "Of the solver alone (default: ${DEFAULT-VALUE}).")
  int solverStops = 1_000;

  @Option(
      names = "--budget",
      description =
          "Milliseconds of the solver alone, its matrix included (default: ${DEFAULT-VALUE}).")
  int budgetMillis = 150;

  @Option(
      names = "--threads",
      split = ",",
      description = "Of the solver alone (default: ${DEFAULT-VALUE}).")
  List<Integer> threads = List.of(1, 2);

  @Option(
      names = "--trades-rate",
      description = "Trades/s beside plans (default: ${DEFAULT-VALUE}).")
  int tradesRate = 250;

  @Option(
      names = "--updates-rate",
      description = "Updates/s beside plans (default: ${DEFAULT-VALUE}).")
  int updatesRate = 1_250;

  @Option(
      names = "--seconds",
      description = "Length of each span without plans, and with (default: ${DEFAULT-VALUE}).")
  int seconds = 30;

  @Option(
      names = "--rounds",
      description = "Spans without plans, and with, by turns (default: ${DEFAULT-VALUE}).")
  int rounds = 2;

  @Option(
      names = "--settle",
      description = "Seconds of updates before, not measured (default: ${DEFAULT-VALUE}).")
  int settle = 60;

  @Option(
      names = "--lives",
      description = "Orders that have lived before (default: ${DEFAULT-VALUE}).")
  int lives = 30_000;

  @Option(names = "--seed", description = "Of all that is random (default: ${DEFAULT-VALUE}).")
  long seed = 20_261_128;

  /** For a smoke test. */
  void shrink() {
    plans = Math.min(plans, 3);
    warmUp = Math.min(warmUp, 2);
    stops = Math.min(stops, 20);
    newStops = Math.min(newStops, 1);
    couriers = Math.min(couriers, 4);
    pauseMillis = 0;
    solverStops = Math.min(solverStops, 100);
    tradesRate = Math.min(tradesRate, 20);
    updatesRate = Math.min(updatesRate, 60);
    seconds = Math.min(seconds, 3);
    rounds = 1;
    settle = Math.min(settle, 1);
    lives = Math.min(lives, 50);
  }

  boolean isAskedFor(String letter) {
    return cases.contains(letter);
  }

  Depots depots() {
    return new Depots(seed, couriers, stops + newStops);
  }

  /** Updates, spans of both kinds in one stream. */
  UpdateLoad load() {
    return new UpdateLoad(tradesRate, updatesRate, 2 * rounds * seconds, settle);
  }

  UpdateWorkload workload() {
    return UpdateWorkload.of(seed, lives, 1, 1, 1);
  }
}
