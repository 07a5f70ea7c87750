package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.planner.solver.Teamwork.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class AfreshTest {

  private final Ground ground = Ground.of(new RandomProblems(1).plain(12));
  private final Share start = ground.whole(ground.nothing());
  private final Afresh afresh = new Afresh(start, plan(70), 2);

  @Test
  void everybodyBeginsWithTheFirstPlanEveryTime() {
    assertThat(afresh.shares(new Dice(1))).containsExactly(start, start);
    afresh.gather(afresh.shares(new Dice(1)), List.of(result(60), result(50)));
    assertThat(afresh.shares(new Dice(2))).containsExactly(start, start);
  }

  @Test
  void theBestOfAllRoundsCounts() {
    assertThat(afresh.best().cost()).isEqualTo(70);
    afresh.gather(afresh.shares(new Dice(1)), List.of(result(60), result(50)));
    afresh.gather(afresh.shares(new Dice(2)), List.of(result(55), result(90)));
    assertThat(afresh.best().cost()).isEqualTo(50);
  }

  @Test
  void everySearchCoolsDownInItsOwnPartOfTheBudget() {
    var cooling = new Cooling(0.5, 0.75);
    assertThat(cooling.over(0.5)).isZero();
    assertThat(cooling.over(0.625)).isEqualTo(0.5);
    assertThat(cooling.over(0.75)).isEqualTo(1);
  }

  /** With so little to plan, the budget is ample: the same plan every time, also then. */
  @Test
  void beginningAgainChangesNothingAboutEqualPlans() {
    Problem problem = new RandomProblems(5).any(12);
    var effort = new Effort(new IterationLimit(20_000), 3, 2);
    Plan plan = new SisrSolver().solve(problem, effort);
    new Audit(problem).requireSound(plan);
    assertThat(new SisrSolver().solve(problem, effort)).isEqualTo(plan);
  }

  private static Result result(long cost) {
    return new Result(plan(cost), plan(cost), 1);
  }

  private static Layout plan(long cost) {
    return new Layout(new int[0][], cost);
  }
}
