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
    subcommands = {UpdateBench.class, RouteBench.class},
    description = "Measures how fast orders are created, beside peers and limits.")
final class Bench implements Callable<Integer> {

  @Option(names = "--orders", description = "Measured trades (default: ${DEFAULT-VALUE}).")
  int orders = 120_000;

  @Option(
      names = "--slow-orders",
      description = "Measured trades of cases (a) and (b) (default: ${DEFAULT-VALUE}).")
  int slowOrders = 10_000;

  @Option(
      names = "--warm-up",
      description = "Trades before them; not more than measured (default: ${DEFAULT-VALUE}).")
  int warmUp = 60_000;

  @Option(names = "--rounds", description = "Rounds (default: ${DEFAULT-VALUE}).")
  int rounds = 3;

  @Option(
      names = "--batch",
      split = ",",
      description = "Batch sizes of case (c) (default: ${DEFAULT-VALUE}).")
  List<Integer> batchSizes = List.of(200, 1_000, 4_000);

  @Option(
      names = "--cases",
      split = ",",
      description = "Which cases, by their letters; none: only latency (default: E,a,b,c).")
  List<String> letters = List.of("E", "a", "b", "c");

  @Option(
      names = "--rate",
      description = "Trades/s of the latency run (default: ${DEFAULT-VALUE}).")
  int rate = 1_000;

  @Option(
      names = "--seconds",
      description = "Length of the latency run, 0 for none (default: ${DEFAULT-VALUE}).")
  int seconds = 60;

  @Option(
      names = "--settle",
      description = "Seconds at that rate before them, not measured (default: ${DEFAULT-VALUE}).")
  int settle = 60;

  @Option(names = "--seed", description = "Of the trades (default: ${DEFAULT-VALUE}).")
  long seed = 20_261_121;

  @Mixin Site site = new Site();

  @Spec CommandSpec spec = CommandSpec.create();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (site.quick) {
      shrink();
    }
    try (Rig rig = Rig.start()) {
      site.publish(new Report(measure(rig)).markdown(), "create");
    }
    return 0;
  }

  private void shrink() {
    orders = Math.min(orders, 2_000);
    slowOrders = Math.min(slowOrders, 1_000);
    warmUp = Math.min(warmUp, 1_000);
    seconds = Math.min(seconds, 5);
    settle = Math.min(settle, 1);
    rounds = 1;
    batchSizes = List.of(500);
  }

  private Report.Content measure(Rig rig) throws Exception {
    Conditions conditions = site.conditions(rig, Site.command(spec));
    Workload workload = Workload.of(seed, warmUp, orders, Math.min(orders, slowOrders));
    Cases cases = new Cases(site.ingest());
    Rounds create = Rounds.run(rig, workload, cases(rig, workload, cases), rounds, this::tell);
    List<Latency.Result> latency = latency(rig, workload);
    return new Report.Content(conditions, workload, rounds, create, latency);
  }

  private List<Case<Workload>> cases(Rig rig, Workload workload, Cases cases) throws Exception {
    var all = new ArrayList<Case<Workload>>(List.of(cases.lading()));
    if (letters.stream().anyMatch(List.of("a", "b", "c")::contains)) {
      site.tell("Lading writes the orders that the other cases repeat …");
      all.addAll(cases.others(cases.record(rig, workload), batchSizes));
    }
    all.removeIf(c -> letters.stream().noneMatch(letter -> c.name().startsWith("(" + letter)));
    return all;
  }

  private List<Latency.Result> latency(Rig rig, Workload workload) throws Exception {
    if (seconds == 0) {
      return List.of();
    }
    site.tell("Latency at %d trades/s for %d + %d s …", rate, settle, seconds);
    var latency = new Latency(rig, workload, new Latency.Load(rate, seconds, settle));
    return List.of(latency.measure("Lading", site.ingest()));
  }

  private void tell(Measured measured) {
    site.tell("%,9.0f orders/s  %s", measured.perSecond(), measured.name());
  }
}
