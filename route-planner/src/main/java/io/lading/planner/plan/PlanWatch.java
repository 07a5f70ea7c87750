package io.lading.planner.plan;

import io.lading.planner.plan.PlanningDesk.Claimed;

/** Told of planning runs. Called by several threads at once. */
@FunctionalInterface
public interface PlanWatch {

  void planned(PlanTimes took, Claimed claimed);
}
