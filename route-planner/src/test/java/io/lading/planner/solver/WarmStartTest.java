package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New stops enter the present plan, most of which stays. */
class WarmStartTest {

  private static final int NEW = 5;

  private final SisrSolver solver = new SisrSolver();

  @ParameterizedTest
  @ValueSource(ints = {120, 300, 500})
  void fiveNewStopsLeaveFourFifthsOfTheLegsAsTheyWere(int stops) {
    Problem problem = new RandomProblems(stops).plain(stops);
    Plan whole = solver.solve(problem, new Effort(new IterationLimit(20_000), 1));
    List<Route> present = without(whole.routes(), stops - NEW);
    Plan plan =
        solver.solve(
            problem, PresentPlan.keeping(present), new Effort(new IterationLimit(3_000), 2));
    new Audit(problem).requireSound(plan);
    assertThat(plan.unassigned()).isEmpty();
    assertThat(keptOf(present, plan)).isGreaterThanOrEqualTo(0.8);
    assertThat(plan.cost()).isLessThanOrEqualTo(whole.cost() * 1_015 / 1_000);
  }

  /** The couriers could carry far more than they do, so that fewer would be cheaper. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void couriersWhoCostAreNotSavedAtTheExpenseOfAPlanThatWasTold(int seed) {
    int stops = 120;
    Problem plain = new RandomProblems(seed).plain(stops);
    Problem problem = withCouriers(plain, 150);
    Problem narrow = withCouriers(plain, 60);
    Plan whole = solver.solve(narrow, new Effort(new IterationLimit(20_000), 1));
    List<Route> present = without(whole.routes(), stops - NEW);
    Plan plan =
        solver.solve(
            problem, PresentPlan.keeping(present), new Effort(new IterationLimit(3_000), seed));
    new Audit(problem).requireSound(plan);
    assertThat(keptOf(present, plan)).isGreaterThanOrEqualTo(0.8);
  }

  /** Some of the stops that nobody could ever serve; the plan that was told is a rough one. */
  @Test
  void whoCannotBeServedIsNoReasonToGiveUpAPlan() {
    Problem plain = new RandomProblems(6).plain(120);
    Plan rough = solver.solve(plain, new Effort(new IterationLimit(0), 1));
    Problem late = with(plain, Stop.of(1).within(0, 1));
    Problem heavy = with(plain, Stop.of(1_000));
    requireMostStays(late, rough.routes());
    requireMostStays(heavy, rough.routes());
  }

  private void requireMostStays(Problem problem, List<Route> routes) {
    PresentPlan present = PresentPlan.keeping(routes);
    Plan plan = solver.solve(problem, present, new Effort(new IterationLimit(3_000), 2));
    new Audit(problem).requireSound(plan);
    assertThat(plan.unassigned()).hasSize(7);
    assertThat(keptOf(routes, plan)).isGreaterThanOrEqualTo(0.8);
  }

  /** Seven of them, nearly six in a hundred. */
  private static Problem with(Problem problem, Stop stop) {
    int places = problem.size() + 1;
    int more = places + 7;
    List<Stop> stops = new ArrayList<>(problem.stops());
    int[] ways = new int[more * more];
    for (int from = 0; from < more; from++) {
      for (int to = 0; to < more; to++) {
        ways[from * more + to] =
            problem.matrix()
                .distance()[Math.min(from, places - 1) * places + Math.min(to, places - 1)];
      }
    }
    for (int i = places; i < more; i++) {
      stops.add(stop);
    }
    return new Problem(
        stops,
        problem.couriers(),
        new Matrix(more, ways, ways),
        problem.objective(),
        problem.returning());
  }

  @Test
  void couriersWhoAreGoneTakeNobodyElses() {
    List<CourierType> two = List.of(CourierType.of(2, 1), CourierType.of(2, 1));
    int[] ways = new int[25];
    for (int from = 0; from < 5; from++) {
      for (int to = 0; to < 5; to++) {
        ways[from * 5 + to] = from == to ? 0 : 10;
      }
    }
    Problem problem =
        new Problem(
            List.of(Stop.of(1), Stop.of(1), Stop.of(1), Stop.of(1)),
            two,
            new Matrix(5, ways, ways),
            Objective.distance(),
            true);
    var gone = new Route(7, new int[] {1, 2});
    var stays = new Route(0, new int[] {3, 4});
    Plan plan =
        solver.solve(
            problem,
            PresentPlan.keeping(List.of(gone, stays)),
            new Effort(new IterationLimit(0), 1));
    assertThat(plan.routes()).contains(stays);
  }

  @Test
  void withoutUnrestAndWithoutNewStopsAPlanOnlyGetsBetter() {
    Problem problem = new RandomProblems(3).plain(60);
    Plan rough = solver.solve(problem, new Effort(new IterationLimit(0), 1));
    Plan better =
        solver.solve(
            problem, PresentPlan.keeping(rough.routes()), new Effort(new IterationLimit(500), 1));
    assertThat(better.cost()).isLessThanOrEqualTo(rough.cost());
  }

  @Test
  void aPlanOfFewStopsIsNoBurdenToManyNewOnes() {
    Problem problem = new RandomProblems(4).plain(100);
    var present = new PresentPlan(List.of(new Route(0, new int[] {1})), 0);
    Plan warm = solver.solve(problem, present, new Effort(new IterationLimit(10_000), 1));
    Plan cold = solver.solve(problem, new Effort(new IterationLimit(10_000), 1));
    assertThat(warm.cost()).isLessThanOrEqualTo(cold.cost() * 105 / 100);
  }

  @Test
  void whereThereIsNoPlanAnythingMayChange() {
    Problem problem = new RandomProblems(4).plain(100);
    var effort = new Effort(new IterationLimit(1_000), 1);
    assertThat(solver.solve(problem, new PresentPlan(List.of(), 0), effort))
        .isEqualTo(solver.solve(problem, effort));
  }

  @Test
  void aPresentPlanOfAnotherProblemIsRefused() {
    Problem problem = new RandomProblems(5).plain(3);
    assertThatThrownBy(() -> keep(problem, 4)).hasMessage("stop 4 is not in the problem");
    assertThatThrownBy(() -> keep(problem, 2, 2)).hasMessage("stop 2 is in the present plan twice");
  }

  private void keep(Problem problem, int... stops) {
    var present = PresentPlan.keeping(List.of(new Route(0, stops)));
    solver.solve(problem, present, new Effort(new IterationLimit(1), 1));
  }

  /** The routes without the stops of higher numbers. */
  private static List<Route> without(List<Route> routes, int highest) {
    List<Route> all = new ArrayList<>();
    for (Route route : routes) {
      int[] left = java.util.Arrays.stream(route.stops()).filter(s -> s <= highest).toArray();
      if (left.length > 0) {
        all.add(new Route(route.courier(), left));
      }
    }
    return all;
  }

  private static Problem withCouriers(Problem problem, long maxWeight) {
    long unlimited = CourierType.UNLIMITED;
    int stops = problem.size();
    return new Problem(
        problem.stops(),
        List.of(new CourierType(maxWeight, unlimited, stops, 0, Stop.WHENEVER, 5_000, stops)),
        problem.matrix(),
        problem.objective(),
        problem.returning());
  }

  /** The share of the legs that are still driven. */
  private static double keptOf(List<Route> present, Plan plan) {
    Set<Long> kept = legs(present);
    int before = kept.size();
    kept.retainAll(legs(plan.routes()));
    return (double) kept.size() / before;
  }

  /** From where to where, whichever way round. */
  private static Set<Long> legs(List<Route> routes) {
    Set<Long> all = new HashSet<>();
    for (Route route : routes) {
      int from = 0;
      for (int stop : route.stops()) {
        all.add(leg(from, stop));
        from = stop;
      }
      all.add(leg(from, 0));
    }
    return all;
  }

  private static long leg(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }
}
