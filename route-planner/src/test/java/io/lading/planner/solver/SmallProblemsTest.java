package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where everything can be tried, nothing better is found. */
class SmallProblemsTest {

  private static final int PROBLEMS = 100;

  private final SisrSolver solver = new SisrSolver();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void thePlanIsTheCheapestThereIs(int stops) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = new RandomProblems(1_000L * stops + seed).any(stops);
      Plan plan = solver.solve(problem, new Effort(new IterationLimit(5_000), seed));
      new Audit(problem).requireSound(plan);
      assertThat(plan.cost()).as("seed %d, %s", seed, problem).isEqualTo(ExactCost.of(problem));
    }
  }
}
