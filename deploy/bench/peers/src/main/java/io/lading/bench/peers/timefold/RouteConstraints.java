package io.lading.bench.peers.timefold;

import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/**
 * What breaks a plan, and what it costs: the constraints of Timefold's own example of vehicle
 * routing.
 */
public final class RouteConstraints implements ConstraintProvider {

  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return new Constraint[] {overload(factory), lateness(factory), cost(factory)};
  }

  private static Constraint overload(ConstraintFactory factory) {
    return factory
        .forEach(Vehicle.class)
        .penalize(HardSoftScore.ONE_HARD, Vehicle::overload)
        .asConstraint("overload");
  }

  private static Constraint lateness(ConstraintFactory factory) {
    return factory
        .forEach(Vehicle.class)
        .penalize(HardSoftScore.ONE_HARD, Vehicle::lateness)
        .asConstraint("lateness");
  }

  private static Constraint cost(ConstraintFactory factory) {
    return factory
        .forEach(Vehicle.class)
        .filter(Vehicle::isUsed)
        .penalize(HardSoftScore.ONE_SOFT, Vehicle::cost)
        .asConstraint("cost");
  }
}
