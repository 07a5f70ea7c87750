package io.lading.planner.health;

import io.lading.planner.plan.PlanTimes;
import io.lading.planner.plan.PlanTimes.Stage;
import io.lading.planner.plan.PlanWatch;
import io.lading.planner.plan.PlanningDesk.Claimed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * How long planning and each of its stages take, what it announces, how often it fails, and how
 * often somebody else was faster.
 */
public final class PlanMeters implements PlanWatch {

  private final Timer runs;
  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
  private final Counter announced;
  private final Counter lost;
  private final Counter failed;

  public PlanMeters(MeterRegistry meters) {
    runs =
        Timer.builder("lading.planner.plan")
            .description("from the trigger of a planning run to its commit")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    for (Stage stage : Stage.values()) {
      stages.put(stage, timer(meters, stage));
    }
    announced =
        Counter.builder("lading.planner.routes")
            .description("events of routes that planning runs announced")
            .register(meters);
    lost =
        Counter.builder("lading.planner.plan.lost")
            .description("planning runs whose warehouse was another's in the end")
            .register(meters);
    failed =
        Counter.builder("lading.planner.plan.failures")
            .description("planning runs that failed; their warehouse is tried again later")
            .register(meters);
  }

  private static Timer timer(MeterRegistry meters, Stage stage) {
    return Timer.builder("lading.planner.plan.stage")
        .description("how long one stage of a planning run takes")
        .tag("stage", stage.name().toLowerCase(Locale.ROOT))
        .publishPercentiles(0.5, 0.99)
        .register(meters);
  }

  @Override
  public void planned(PlanTimes took, Claimed claimed) {
    switch (claimed) {
      case Claimed.Done done -> {
        runs.record(took.whole());
        stages.forEach((stage, timer) -> timer.record(took.of(stage)));
        announced.increment(done.announced().size());
      }
      case Claimed.LeaseLost _ -> lost.increment();
      case Claimed.Failed _ -> failed.increment();
    }
  }
}
