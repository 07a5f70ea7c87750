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
  void eachThreadKeepsTheCheapestPlanItEndedWith() {
    afresh.gather(afresh.shares(new Dice(1)), List.of(result(60, 95), result(50, 80)));
    afresh.gather(afresh.shares(new Dice(2)), List.of(result(65, 90), result(40, 85)));
    assertThat(afresh.present()).extracting(Layout::cost).containsExactly(90L, 80L);
    assertThat(afresh.best().cost()).isEqualTo(40);
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
    requireEqualPlans(new RandomProblems(5).any(12), 20_000);
  }

  /** The budget is enough for two beginnings, not for three searches. */
  @Test
  void beginningTwiceChangesNothingAboutEqualPlans() {
    requireEqualPlans(new RandomProblems(5).any(30), 1_500);
  }

  private static void requireEqualPlans(Problem problem, int iterations) {
    var effort = new Effort(new IterationLimit(iterations), 3, 2);
    Plan plan = new SisrSolver().solve(problem, effort);
    new Audit(problem).requireSound(plan);
    assertThat(new SisrSolver().solve(problem, effort)).isEqualTo(plan);
  }

  private static Result result(long cost) {
    return result(cost, cost);
  }

  private static Result result(long best, long present) {
    return new Result(plan(present), plan(best), 1);
  }

  private static Layout plan(long cost) {
    return new Layout(new int[0][], cost);
  }
}
