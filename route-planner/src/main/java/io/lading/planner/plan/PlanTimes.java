package io.lading.planner.plan;

import java.time.Duration;
import java.util.Map;

/**
 * How long a planning run took.
 *
 * @param whole from the trigger to the commit
 * @param stages the parts of it that were gone through
 */
public record PlanTimes(Duration whole, Map<Stage, Duration> stages) {

  /** The parts of a run, in their order. */
  public enum Stage {
    /** From the trigger until the warehouse is taken. */
    TAKE,
    /** The snapshot. */
    LOOK,
    /** What the solver is given: the distances, above all. */
    DISTANCES,
    SOLVE,
    CLAIM
  }

  public PlanTimes {
    stages = Map.copyOf(stages);
  }

  /** Zero if it was not gone through. */
  public Duration of(Stage stage) {
    return stages.getOrDefault(stage, Duration.ZERO);
  }
}
