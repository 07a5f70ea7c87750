package io.lading.bench.routes;

import java.time.Duration;

/**
 * A solver that takes part. Those that are not ours are found as services of this type, which is
 * why they have a constructor without parameters.
 */
public interface Planner {

  /** With its version, and with the number of its threads where it can have more than one. */
  String name();

  /**
   * Routes found within about {@code budget}, or none. What it takes to understand the instance is
   * part of the budget. That it was kept and that the routes are a plan is for others to say.
   */
  Solution plan(Instance instance, Duration budget, long seed);
}
