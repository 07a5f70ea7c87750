package io.lading.planner.solver;

import java.util.List;

/**
 * Where planning starts. Stops that are on no route are new and enter first. Routes that break a
 * limit (or have no courier any more) are cut until they keep it, and what was cut enters like new
 * stops.
 *
 * @param routes empty for a start from nothing
 * @param unrest how much of it may change: 0 takes hardly anything that is not better, so most legs
 *     stay as they are; 1 is as free as a start from nothing
 */
public record PresentPlan(List<Route> routes, double unrest) {

  /** A start from nothing. */
  public static final PresentPlan NONE = new PresentPlan(List.of(), 1);

  public PresentPlan {
    routes = List.copyOf(routes);
    Check.that(unrest >= 0 && unrest <= 1, "unrest must be 0 to 1, is %s", unrest);
  }

  /** New stops enter these routes, which change only for the better. */
  public static PresentPlan keeping(List<Route> routes) {
    return new PresentPlan(routes, 0);
  }
}
