package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As few couriers as can be where they cost, and as many stops as can be where they are few. */
class FleetTest {

  private static final int CAPACITY = 100;

  private final SisrSolver solver = new SisrSolver();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void dearCouriersAreAsFewAsTheLoadAllows(long seed) {
    var dear = new CourierType(CAPACITY, 1, 100, 0, Stop.WHENEVER, 1_000_000, 60);
    Problem problem = of(new RandomProblems(seed).plain(60), dear);
    Plan plan = solver.solve(problem, new Effort(new IterationLimit(5_000), seed));
    new Audit(problem).requireSound(plan);
    assertThat(plan.routes()).hasSize((weight(problem) + CAPACITY - 1) / CAPACITY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aTightFleetTakesEverything(long seed) {
    Problem ample = new RandomProblems(seed).plain(60);
    int couriers = (weight(ample) + 2 + CAPACITY - 1) / CAPACITY;
    Problem problem = of(ample, CourierType.of(CAPACITY, couriers));
    Plan plan = solver.solve(problem, new Effort(new IterationLimit(5_000), seed));
    new Audit(problem).requireSound(plan);
    assertThat(plan.unassigned()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theCheaperOfTwoEqualCouriersDrives(long seed) {
    Problem plain = new RandomProblems(seed).plain(30);
    var types = new ArrayList<CourierType>();
    types.add(new CourierType(CAPACITY, 1, 100, 0, Stop.WHENEVER, 500, 30));
    types.add(new CourierType(CAPACITY, 1, 100, 0, Stop.WHENEVER, 400, 30));
    Problem problem = new Problem(plain.stops(), types, plain.matrix(), plain.objective(), true);
    Plan plan = solver.solve(problem, new Effort(new IterationLimit(3_000), seed));
    assertThat(plan.routes()).extracting(Route::courier).containsOnly(1);
  }

  private static Problem of(Problem problem, CourierType courier) {
    return new Problem(
        problem.stops(), List.of(courier), problem.matrix(), problem.objective(), true);
  }

  private static int weight(Problem problem) {
    return (int) problem.stops().stream().mapToLong(Stop::weight).sum();
  }
}
