package io.lading.planner.plan;

import io.lading.planner.plan.PlanTimes.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Times one run, stage by stage. */
final class StageClock {

  private final LongSupplier nanos;
  private final long began;
  private final Map<Stage, Duration> stages = new EnumMap<>(Stage.class);
  private long last;

  StageClock(LongSupplier nanos) {
    this.nanos = nanos;
    began = nanos.getAsLong();
    last = began;
  }

  long began() {
    return began;
  }

  void ended(Stage stage) {
    long now = nanos.getAsLong();
    stages.put(stage, Duration.ofNanos(now - last));
    last = now;
  }

  /** Up to the end of the last stage. */
  PlanTimes took() {
    return new PlanTimes(Duration.ofNanos(last - began), stages);
  }
}
