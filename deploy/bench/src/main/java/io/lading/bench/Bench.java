package io.lading.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The create benchmark: prints one table and keeps it beside the README. */
@Command(
    name = "deploy/bench/run",
    mixinStandardHelpOptions = true,
    subcommands = {UpdateBench.class, PlanningBench.class, QueryBench.class, RouteBench.class},
    description = "Measures how fast orders are created, beside peers and limits.")
final class Bench implements Callable<Integer> {

  @Option(
      names = "--rate",
      description = "Trades/s of the latency run (default: ${DEFAULT-VALUE}).")
  int rate = 1_000;

  @Mixin
  Extent extent =
      new Extent(
          new Extent.Orders(120_000, 10_000, 60_000),
          List.of(200, 1_000, 4_000),
          List.of("E", "a", "b", "c"),
          20_261_121);

  @Mixin Site site = new Site();

  @Spec CommandSpec spec = CommandSpec.create();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (site.quick) {
      extent.shrink(new Extent.Orders(2_000, 1_000, 1_000));
    }
    try (Rig rig = Rig.start()) {
      site.publish(new Report(measure(rig)).markdown(), "create");
    }
    return 0;
  }

  private Report.Content measure(Rig rig) throws Exception {
    Conditions conditions = site.conditions(rig, Site.command(spec));
    Workload workload = Workload.of(extent.seed, extent.warmUp, extent.orders, extent.slow());
    Cases cases = new Cases(site.ingest());
    Rounds create =
        Rounds.run(rig, workload, cases(rig, workload, cases), extent.rounds, this::tell);
    List<Latency.Result> latency = latency(rig, workload);
    return new Report.Content(conditions, workload, extent.rounds, create, latency);
  }

  private List<Case<Workload>> cases(Rig rig, Workload workload, Cases cases) throws Exception {
    var all = new ArrayList<Case<Workload>>(List.of(cases.lading()));
    if (extent.isAskedForAnyOf("a", "b", "c")) {
      site.tell("Lading writes the orders that the other cases repeat …");
      all.addAll(cases.others(cases.record(rig, workload), extent.batchSizes));
    }
    all.removeIf(each -> !extent.isAskedFor(each));
    return all;
  }

  private List<Latency.Result> latency(Rig rig, Workload workload) throws Exception {
    if (extent.seconds == 0) {
      return List.of();
    }
    site.tell("Latency at %d trades/s for %d + %d s …", rate, extent.settle, extent.seconds);
    var latency = new Latency(rig, workload, new Latency.Load(rate, extent.seconds, extent.settle));
    return List.of(latency.measure("Lading", site.ingest()));
  }

  private void tell(Measured measured) {
    site.tell("%,9.0f orders/s  %s", measured.perSecond(), measured.name());
  }
}
