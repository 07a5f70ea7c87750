package io.lading.bench;

import io.lading.bench.routes.GapChart;
import io.lading.bench.routes.Gaps;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.InstanceFiles;
import io.lading.bench.routes.LadingPlanner;
import io.lading.bench.routes.MixedFleets;
import io.lading.bench.routes.Planner;
import io.lading.bench.routes.WarmStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The benchmark of route planning: prints one table and keeps it beside the README. */
@Command(
    name = "routes",
    mixinStandardHelpOptions = true,
    description = "Measures how near to the best known plans routes get in a given time.")
final class RouteBench implements Callable<Integer> {

  private static final int NEW = 5;

  /** Leaves one slice of the scheduler until 20 ms are over. */
  private static final Duration SOON = Duration.ofMillis(15);

  private static final int MOST = 530;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Instances: CVRPLIB .vrp, Solomon .txt, with .sol or best-known.csv.")
  Path folder = Path.of(".");

  @Option(
      names = "--peers",
      split = ",",
      description = "Other solvers beside ours: jsprit, timefold, or-tools (default: none).")
  List<String> peers = List.of();

  @Option(
      names = "--millis",
      split = ",",
      description = "Budgets of a plan (default: ${DEFAULT-VALUE}).")
  List<Integer> millis = List.of(20, 200, 1_000, 10_000);

  @Option(
      names = "--seeds",
      split = ",",
      description = "Plans of each instance, for all budgets or each (default: ${DEFAULT-VALUE}).")
  List<Integer> seeds = List.of(5);

  @Option(
      names = "--threads",
      split = ",",
      description = "Of one plan of ours, 0 to leave us out (default: ${DEFAULT-VALUE}).")
  List<Integer> threads = List.of(1, 2);

  @Option(
      names = "--groups",
      split = ",",
      description = "Only these, as the table names them (default: all).")
  List<String> groups = List.of();

  @Option(
      names = "--warm-up",
      description = "Seconds of planning before, not measured (default: ${DEFAULT-VALUE}).")
  int warmUp = 20;

  @Option(
      names = "--warm",
      description = "Also how well 5 new customers enter a plan made in so many milliseconds.")
  @Nullable Integer warm;

  @Option(names = "--chart", description = "File for a picture of the gaps over time, SVG.")
  @Nullable Path chart;

  @Mixin Site site = new Site();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (site.quick) {
      shrink();
    }
    if (seeds.size() != 1 && seeds.size() != millis.size()) {
      throw new ParameterException(
          spec.commandLine(), "--seeds must be one number, or as many as --millis");
    }
    List<Instance> instances = instances();
    List<Gaps> gaps = Gaps.againstTheBestOf(measure(instances));
    if (chart != null) {
      Files.writeString(chart, new GapChart(gaps).svg());
    }
    site.publish(new RouteReport(content(gaps, warmStarts(instances))).markdown(), "routes");
    return gaps.stream().noneMatch(RouteBench::isOursAndBroken) ? 0 : 1;
  }

  /** One planner after the other: each is warm when it is measured, and leaves nothing running. */
  private List<Gaps> measure(List<Instance> instances) {
    List<Gaps> all = new ArrayList<>();
    for (Planner planner : planners()) {
      warmUp(planner, instances);
      for (int i = 0; i < millis.size(); i++) {
        Duration budget = Duration.ofMillis(millis.get(i));
        int plans = seeds.get(Math.min(i, seeds.size() - 1));
        all.add(Gaps.measure(planner, instances, budget, plans));
        site.tell("%s, %d ms: done", planner.name(), budget.toMillis());
      }
    }
    return all;
  }

  private List<WarmStart> warmStarts(List<Instance> instances) {
    if (warm == null) {
      return List.of();
    }
    var terms = new WarmStart.Terms(NEW, Duration.ofMillis(warm), SOON, seeds.getFirst());
    var planner = new LadingPlanner(threads.getLast());
    return instances.stream()
        .filter(instance -> instance.bestKnown() > 0 && instance.customers().length <= MOST)
        .map(instance -> WarmStart.measure(planner, instance, terms))
        .toList();
  }

  private static boolean isOursAndBroken(Gaps gaps) {
    return gaps.planner().startsWith("Lading") && !gaps.failures().isEmpty();
  }

  private void shrink() {
    millis = List.of(20);
    seeds = List.of(1);
    warmUp = 0;
  }

  private List<Instance> instances() throws IOException {
    List<Instance> all = new ArrayList<>(new InstanceFiles(folder).read());
    all.addAll(MixedFleets.all());
    return groups.isEmpty()
        ? all
        : all.stream().filter(instance -> groups.contains(instance.group())).toList();
  }

  private List<Planner> planners() {
    List<Planner> all = new ArrayList<>();
    threads.stream().filter(count -> count > 0).map(LadingPlanner::new).forEach(all::add);
    peers.forEach(name -> all.add(peer(name)));
    return all;
  }

  private static Planner peer(String name) {
    return ServiceLoader.load(Planner.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(planner -> planner.name().regionMatches(true, 0, name, 0, name.length()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(name + " is not here: it needs a build with -Ppeers"));
  }

  private void warmUp(Planner planner, List<Instance> instances) {
    long end = System.nanoTime() + Duration.ofSeconds(warmUp).toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      Instance instance = instances.get(i % instances.size());
      Gaps.measure(planner, List.of(instance), Duration.ofMillis(200), 1);
    }
  }

  private RouteReport.Content content(List<Gaps> gaps, List<WarmStart> warmStarts)
      throws IOException {
    return new RouteReport.Content(
        LocalDate.now(ZoneOffset.UTC),
        Machine.commit(Path.of(System.getProperty("lading.home", "."))),
        Site.command(spec),
        Machine.describe(),
        gaps,
        warmStarts);
  }
}
