package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the problem, the plan keeps every limit and costs what it says. */
class RandomProblemsTest {

  private static final int PROBLEMS = 40;

  private final SisrSolver solver = new SisrSolver();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 30, 120})
  void everyPlanKeepsEveryLimit(int stops) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = new RandomProblems(seed).any(stops);
      Plan plan = solver.solve(problem, new Effort(new IterationLimit(300), seed));
      new Audit(problem).requireSound(plan);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theSamePlanIsMadeOfTheSameSeedWhateverTheNumberOfThreads(int threads) {
    for (int stops : new int[] {40, 500}) {
      Problem problem = new RandomProblems(stops).any(stops);
      var effort = new Effort(new IterationLimit(2_000), 7, threads);
      Plan plan = solver.solve(problem, effort);
      new Audit(problem).requireSound(plan);
      assertThat(solver.solve(problem, effort)).isEqualTo(plan);
    }
  }

  /**
   * Leaving a stop out costs more than any way to it. With these seeds a search on one thread ends
   * with somebody left out all the same.
   */
  @ParameterizedTest
  @ValueSource(longs = {6, 121, 201})
  void nobodyIsLeftOutForWhomThereIsAPlace(long seed) {
    requireNobodyForWhomThereIsAPlace(120, new Effort(new IterationLimit(100), seed));
    requireNobodyForWhomThereIsAPlace(460, new Effort(new IterationLimit(100), seed, 3));
  }

  private void requireNobodyForWhomThereIsAPlace(int stops, Effort effort) {
    Problem problem = asManyAsPossible(new RandomProblems(effort.seed()).any(stops));
    Plan plan = solver.solve(problem, effort);
    new Audit(problem).requireSound(plan);
    assertThat(plan.unassigned())
        .noneMatch(unassigned -> unassigned.reason() == Unassigned.Reason.TOO_DEAR);
  }

  private static Problem asManyAsPossible(Problem problem) {
    Objective weights = problem.objective();
    return new Problem(
        problem.stops(),
        problem.couriers(),
        problem.matrix(),
        new Objective(weights.perDistance(), weights.perDuration(), Objective.AS_MANY_AS_POSSIBLE),
        problem.returning());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 60})
  void aPlanIsThereBeforeAnyEffortIsMadeAndOnlyGetsBetter(int stops) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = new RandomProblems(seed).any(stops);
      Plan atOnce = solver.solve(problem, new Effort(new IterationLimit(0), seed));
      Plan later = solver.solve(problem, new Effort(new IterationLimit(500), seed));
      new Audit(problem).requireSound(atOnce);
      assertThat(later.cost()).as("seed %d", seed).isLessThanOrEqualTo(atOnce.cost());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 50})
  void aPresentPlanThatBreaksLimitsIsCutUntilItKeepsThem(int stops) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = new RandomProblems(seed).any(stops);
      int[] all = java.util.stream.IntStream.rangeClosed(1, stops).toArray();
      var present = PresentPlan.keeping(List.of(new Route(seed % 4, all)));
      Plan plan = solver.solve(problem, present, new Effort(new IterationLimit(50), seed));
      new Audit(problem).requireSound(plan);
    }
  }
}
