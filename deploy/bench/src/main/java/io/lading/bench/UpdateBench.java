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

  @Option(
      names = "--trades-rate",
      description = "Trades/s of the latency run (default: ${DEFAULT-VALUE}).")
  int tradesRate = 1_000;

  @Option(
      names = "--updates-rate",
      description = "Updates/s of the latency run (default: ${DEFAULT-VALUE}).")
  int updatesRate = 5_000;

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

  @Mixin
  Extent extent =
      new Extent(
          new Extent.Orders(20_000, 2_000, 30_000),
          List.of(500, 2_000),
          List.of("E", "S", "L"),
          20_261_122);

  @Mixin Site site = new Site();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (site.quick) {
      extent.shrink(new Extent.Orders(1_000, 100, 500));
    }
    try (Rig rig = Rig.start()) {
      site.publish(new UpdateReport(measure(rig)).markdown(), "updates");
    }
    return 0;
  }

  private UpdateReport.Content measure(Rig rig) throws Exception {
    Conditions conditions = site.conditions(rig, Site.command(spec));
    var workload = workload();
    Rounds updates = Rounds.run(rig, workload, cases(rig, workload), extent.rounds, this::tell);
    return new UpdateReport.Content(
        conditions, workload, extent.rounds, updates, latency(rig, workload));
  }

  private UpdateWorkload workload() {
    var workload =
        UpdateWorkload.of(extent.seed, extent.warmUp, extent.orders, extent.slow(), together);
    return inOrder ? workload.inOrder() : workload;
  }

  private List<Case<UpdateWorkload>> cases(Rig rig, UpdateWorkload workload) throws Exception {
    var cases = new UpdateCases(site.ingest());
    var all = new ArrayList<Case<UpdateWorkload>>(List.of(cases.lading()));
    if (extent.isAskedForAnyOf("S", "L")) {
      site.tell("Lading writes the changes that the other cases repeat …");
      all.addAll(UpdateCases.others(cases.record(rig, workload), extent.batchSizes));
    }
    all.removeIf(each -> !extent.isAskedFor(each));
    return all;
  }

  private List<UpdateLatency.Result> latency(Rig rig, UpdateWorkload workload) throws Exception {
    if (extent.seconds == 0) {
      return List.of();
    }
    var load = new UpdateLoad(tradesRate, updatesRate, extent.seconds, extent.settle);
    site.tell("Latency for %d + %d s …", extent.settle, extent.seconds);
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
