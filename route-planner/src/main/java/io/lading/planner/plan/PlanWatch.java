package io.lading.planner.plan;

import io.lading.planner.plan.PlanningDesk.Claimed;

/** Told of planning runs. Called by several threads at once. */
@FunctionalInterface
public interface PlanWatch {

  /** {@code took}: from the trigger to the commit, or to the failure. */
  void planned(PlanTimes took, Claimed claimed);
}
