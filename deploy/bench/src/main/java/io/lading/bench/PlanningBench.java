package io.lading.bench;

import io.lading.bench.routes.SolverAlone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmark of how long planning takes, and what others notice of it. */
@Command(
    name = "planning",
    mixinStandardHelpOptions = true,
    description = "Measures how soon routes are planned, and how status updates fare meanwhile.")
final class PlanningBench implements Callable<Integer> {

  @Mixin PlanningExtent extent = new PlanningExtent();

  @Mixin Site site = new Site();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (site.quick) {
      extent.shrink();
    }
    List<SolverAlone.Result> alone = extent.isAskedFor("S") ? alone() : List.of();
    try (Rig rig = Rig.start()) {
      site.publish(new PlanningReport(measure(rig, alone)).markdown(), "planning");
    }
    return 0;
  }

  /** Before the engines are started: nothing else runs. */
  private List<SolverAlone.Result> alone() {
    List<SolverAlone.Result> all = new ArrayList<>();
    for (boolean timed : List.of(false, true)) {
      for (int threads : extent.threads) {
        site.tell("The solver alone, threads: %d, windows: %b …", threads, timed);
        var budget = Duration.ofMillis(extent.budgetMillis);
        var setup = new SolverAlone.Setup(extent.solverStops, threads, timed, budget);
        IntStream warmUp = IntStream.range(0, extent.warmUp);
        SolverAlone.measure(setup, warmUp, extent.seed);
        IntStream measured = IntStream.range(extent.warmUp, extent.warmUp + extent.plans);
        all.add(SolverAlone.measure(setup, measured, extent.seed));
      }
    }
    return all;
  }

  private PlanningReport.Content measure(Rig rig, List<SolverAlone.Result> alone) throws Exception {
    Conditions conditions = site.conditions(rig, Site.command(spec));
    return new PlanningReport.Content(conditions, extent, alone, plans(rig), updates(rig));
  }

  private List<PlansInService.Kind> plans(Rig rig) throws Exception {
    if (!extent.isAskedFor("P")) {
      return List.of();
    }
    return new PlansInService(rig, site.jars(), extent, site::tell).measure();
  }

  private UpdatesBesidePlans.@Nullable Result updates(Rig rig) throws Exception {
    if (!extent.isAskedFor("U")) {
      return null;
    }
    return new UpdatesBesidePlans(rig, site.jars(), extent, site::tell).measure();
  }
}
