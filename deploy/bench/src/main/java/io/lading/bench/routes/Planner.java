package io.lading.bench.routes;

import java.time.Duration;

/** A solver that takes part. */
public interface Planner {

  String name();

  /** Customers by vehicle, found within about {@code budget}; says nothing of whether it was. */
  int[][] plan(Instance instance, Duration budget, long seed);
}
