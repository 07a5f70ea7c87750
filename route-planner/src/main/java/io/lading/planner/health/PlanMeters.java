package io.lading.planner.health;

import io.lading.planner.plan.PlanWatch;
import io.lading.planner.plan.PlanningDesk.Claimed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * How long planning takes, what it announces, how often it fails, and how often somebody else was
 * faster.
 */
public final class PlanMeters implements PlanWatch {

  private final Timer runs;
  private final Counter announced;
  private final Counter lost;
  private final Counter failed;

  public PlanMeters(MeterRegistry meters) {
    runs =
        Timer.builder("lading.planner.plan")
            .description("from the trigger of a planning run to its commit")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
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

  @Override
  public void planned(Duration took, Claimed claimed) {
    switch (claimed) {
      case Claimed.Done done -> {
        runs.record(took);
        announced.increment(done.announced().size());
      }
      case Claimed.LeaseLost _ -> lost.increment();
      case Claimed.Failed _ -> failed.increment();
    }
  }
}
