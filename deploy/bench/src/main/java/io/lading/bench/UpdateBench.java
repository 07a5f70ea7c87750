package io.lading.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The benchmark of status updates: prints one table and keeps it beside the README. */
@Command(
    name = "updates",
    mixinStandardHelpOptions = true,
    description = "Measures how fast orders change their status, beside the source and the limit.")
final class UpdateBench implements Callable<Integer> {

  @Option(
      names = "--orders",
      description = "Orders whose lives are measured (default: ${DEFAULT-VALUE}).")
  int orders = 20_000;

  @Option(
      names = "--slow-orders",
      description = "Orders whose lives case (S) measures (default: ${DEFAULT-VALUE}).")
  int slowOrders = 2_000;

  @Option(
      names = "--warm-up",
      description = "Orders that live before them, unmeasured (default: ${DEFAULT-VALUE}).")
  int warmUp = 10_000;

  @Option(
      names = "--together",
      description =
          "Updates of one order that arrive in a row, 1 to 6 (default: ${DEFAULT-VALUE}).")
  int together = 1;

  @Option(
      names = "--in-order",
      description =
          "Orders go on in the order they were made in, so that one poll changes whole pages of the"
              + " table.")
  boolean inOrder;

  @Option(names = "--rounds", description = "Rounds (default: ${DEFAULT-VALUE}).")
  int rounds = 3;

  @Option(
      names = "--batch",
      split = ",",
      description = "Batch sizes of case (L) (default: ${DEFAULT-VALUE}).")
  List<Integer> batchSizes = List.of(500, 2_000);

  @Option(
      names = "--cases",
      split = ",",
      description = "Which cases, by their letters; none: only latency (default: E,S,L).")
  List<String> letters = List.of("E", "S", "L");

  @Option(
      names = "--trades-rate",
      description = "Trades/s of the latency run (default: ${DEFAULT-VALUE}).")
  int tradesRate = 1_000;

  @Option(
      names = "--updates-rate",
      description = "Updates/s of the latency run (default: ${DEFAULT-VALUE}).")
  int updatesRate = 5_000;

  @Option(
      names = "--seconds",
      description = "Length of the latency run, 0 for none (default: ${DEFAULT-VALUE}).")
  int seconds = 60;

  @Option(
      names = "--settle",
      description = "Seconds at those rates before them, not measured (default: ${DEFAULT-VALUE}).")
  int settle = 60;

  @Option(
      names = "--search",
      description =
          "If the rates are not held: how many other rates to try for the highest that are"
              + " (default: ${DEFAULT-VALUE}).")
  int tries = 0;

  @Option(
      names = "--p99",
      description =
          "Held also means: 99 %% of updates are committed within so many ms; 0: only that the"
              + " backlog does not grow (default: ${DEFAULT-VALUE}).")
  int p99 = 50;

  @Option(names = "--seed", description = "Of trades and arrivals (default: ${DEFAULT-VALUE}).")
  long seed = 20_261_122;

  @Mixin Site site = new Site();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (site.quick) {
      shrink();
    }
    try (Rig rig = Rig.start()) {
      site.publish(new UpdateReport(measure(rig)).markdown(), "updates");
    }
    return 0;
  }

  private void shrink() {
    orders = Math.min(orders, 1_000);
    slowOrders = Math.min(slowOrders, 100);
    warmUp = Math.min(warmUp, 500);
    seconds = Math.min(seconds, 5);
    settle = Math.min(settle, 2);
    rounds = 1;
    batchSizes = List.of(500);
  }

  private UpdateReport.Content measure(Rig rig) throws Exception {
    Conditions conditions = site.conditions(rig, Site.command(spec));
    var workload = workload();
    Rounds updates = Rounds.run(rig, workload, cases(rig, workload), rounds, this::tell);
    return new UpdateReport.Content(conditions, workload, rounds, updates, latency(rig, workload));
  }

  private UpdateWorkload workload() {
    var workload = UpdateWorkload.of(seed, warmUp, orders, Math.min(orders, slowOrders), together);
    return inOrder ? workload.inOrder() : workload;
  }

  private List<Case<UpdateWorkload>> cases(Rig rig, UpdateWorkload workload) throws Exception {
    var cases = new UpdateCases(site.ingest());
    var all = new ArrayList<Case<UpdateWorkload>>(List.of(cases.lading()));
    if (letters.contains("S") || letters.contains("L")) {
      site.tell("Lading writes the changes that the other cases repeat …");
      all.addAll(UpdateCases.others(cases.record(rig, workload), batchSizes));
    }
    all.removeIf(c -> letters.stream().noneMatch(letter -> c.name().startsWith("(" + letter)));
    return all;
  }

  private List<UpdateLatency.Result> latency(Rig rig, UpdateWorkload workload) throws Exception {
    if (seconds == 0) {
      return List.of();
    }
    var load = new UpdateLoad(tradesRate, updatesRate, seconds, settle);
    site.tell("Latency for %d + %d s …", settle, seconds);
    var latency = new UpdateLatency(rig, workload, site.ingest());
    return new HighestRate(latency, this::held, this::tell).search(load, tries);
  }

  private boolean held(UpdateLatency.Result result) {
    return result.sustained() && (p99 == 0 || result.percentileMillis(99) < p99);
  }

  private void tell(Measured measured) {
    site.tell("%,9.0f updates/s  %s", measured.perSecond(), measured.name());
  }

  private void tell(UpdateLatency.Result result) {
    site.tell(
        "%d trades/s, %d updates/s: P99 %.1f ms, backlog %d – %d, HOT %.1f %%",
        result.load().tradesPerSecond(),
        result.load().updatesPerSecond(),
        result.percentileMillis(99),
        result.backlogBefore(),
        result.backlogAfter(),
        100 * result.hotShare());
  }
}
