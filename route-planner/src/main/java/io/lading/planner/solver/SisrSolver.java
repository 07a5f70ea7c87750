package io.lading.planner.solver;

import java.util.function.Supplier;

/**
 * Slack induction by string removals: strings of stops are torn out of neighbouring routes and put
 * back greedily, while it gets colder (Christiaens and Vanden Berghe, Transportation Science 54(2),
 * 2020). {@code StringRemoval} and {@code Annealing} say in what they do otherwise, {@code
 * TailExchange} what is new. Keeps nothing between plans.
 */
public final class SisrSolver implements Solver {

  /** The shares of the budget for using fewer couriers, and for serving more stops. */
  private static final double FOR_FEWER_COURIERS = 0.1;

  private static final double FOR_MORE_STOPS = 0.3;

  @Override
  public Plan solve(Problem problem, PresentPlan present, Effort effort) {
    Ground ground = Ground.of(problem);
    var dice = new Dice(effort.seed());
    var first = new FirstPlan(ground, dice);
    FirstPlan.Start start = first.from(present);
    Tuning tuning = Tuning.of(ground, start.unrest(), effort.threads());
    Layout fitted =
        fit(
            ground,
            start,
            () -> new FleetReduction(ground, start.layout(), tuning, start.loyalty(), dice),
            effort.until());
    var team = new Team(ground, tuning, start.loyalty(), effort.until(), dice);
    Layout best = first.completed(team.improve(fitted, effort.threads()));
    return new PlanWriter(ground).write(best, team.iterations());
  }

  /** A plan that is to stay is given up for more stops served, not in the vain hope of them. */
  private static Layout fit(
      Ground ground, FirstPlan.Start start, Supplier<FleetReduction> reduction, StopRule until) {
    Layout first = start.layout();
    boolean couriersCost = ground.facts().types.stream().anyMatch(type -> type.fixedCost() > 0);
    boolean allServed = first.served() == ground.stops().length;
    if (allServed && !couriersCost) {
      return first;
    }
    Layout fitted = reduction.get().reduce(until, allServed ? FOR_FEWER_COURIERS : FOR_MORE_STOPS);
    boolean inVain = !allServed && start.loyalty().asked > 0 && fitted.served() <= first.served();
    return inVain ? first : fitted;
  }
}
