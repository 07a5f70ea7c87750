package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.planner.solver.Unassigned.Reason;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What cannot be planned says why, and everything else is planned. */
class DegenerateInputTest {

  private static final Effort SOME = new Effort(new IterationLimit(200), 1);

  private final SisrSolver solver = new SisrSolver();

  private static int[] tenApart(int places) {
    int[] all = new int[places * places];
    for (int i = 0; i < all.length; i++) {
      all[i] = i / places == i % places ? 0 : 10;
    }
    return all;
  }

  private static Problem problem(List<Stop> stops, List<CourierType> couriers, int... legs) {
    var matrix = new Matrix(stops.size() + 1, legs, legs);
    return new Problem(stops, couriers, matrix, Objective.distance(), true);
  }

  private static Problem problem(List<Stop> stops, List<CourierType> couriers) {
    return problem(stops, couriers, tenApart(stops.size() + 1));
  }

  private static List<Stop> stops(int count) {
    return Stream.generate(() -> Stop.of(1)).limit(count).toList();
  }

  private Plan solve(Problem problem) {
    Plan plan = solver.solve(problem, SOME);
    new Audit(problem).requireSound(plan);
    return plan;
  }

  @Test
  void nothingToPlanIsAnEmptyPlan() {
    Plan plan = solve(problem(List.of(), List.of(CourierType.of(1, 1))));
    assertThat(plan.routes()).isEmpty();
    assertThat(plan.cost()).isZero();
  }

  @Test
  void withoutCouriersNothingIsPlanned() {
    var none = new Unassigned(1, Reason.NO_COURIER);
    assertThat(solve(problem(stops(1), List.of())).unassigned()).containsExactly(none);
    assertThat(solve(problem(stops(1), List.of(CourierType.of(9, 0)))).unassigned())
        .containsExactly(none);
  }

  @Test
  void aCourierWithoutCapacityTakesWhatWeighsNothing() {
    Plan plan = solve(problem(List.of(Stop.of(1), Stop.of(0)), List.of(CourierType.of(0, 1))));
    assertThat(plan.unassigned()).containsExactly(new Unassigned(1, Reason.TOO_HEAVY));
    assertThat(plan.routes()).containsExactly(new Route(0, new int[] {2}));
  }

  @Test
  void weightsBeyondAnIntAreLimitsToo() {
    long heavy = 3L << 30;
    var stops = Collections.nCopies(3, Stop.of(heavy));
    Plan plan = solve(problem(stops, List.of(CourierType.of(heavy + Integer.MAX_VALUE, 2))));
    assertThat(plan.routes()).hasSize(2);
    assertThat(plan.unassigned())
        .extracting(Unassigned::reason)
        .containsExactly(Reason.COURIERS_ARE_FULL);
  }

  @Test
  void oneStopIsOneRoute() {
    Plan plan = solve(problem(stops(1), List.of(CourierType.of(1, 1))));
    assertThat(plan.routes()).containsExactly(new Route(0, new int[] {1}));
    assertThat(plan.cost()).isEqualTo(20);
  }

  @Test
  void allStopsAtOnePointAreServed() {
    Plan plan = solve(problem(stops(30), List.of(CourierType.of(7, 5)), new int[31 * 31]));
    assertThat(plan.unassigned()).isEmpty();
    assertThat(plan.routes()).hasSize(5);
  }

  @Test
  void aStopHeavierThanAnyCourierIsLeftOutAlone() {
    Plan plan =
        solve(problem(List.of(Stop.of(1), Stop.of(8), Stop.of(1)), List.of(CourierType.of(7, 1))));
    assertThat(plan.unassigned()).containsExactly(new Unassigned(2, Reason.TOO_HEAVY));
  }

  @Test
  void aBulkyOneToo() {
    var courier = new CourierType(9, 2, 9, 0, Stop.WHENEVER, 0, 1);
    var bulky = new Stop(1, 3, 0, 0, Stop.WHENEVER);
    assertThat(solve(problem(List.of(Stop.of(1), bulky), List.of(courier))).unassigned())
        .containsExactly(new Unassigned(2, Reason.TOO_BULKY));
  }

  @Test
  void oneThatIsTooHeavyForThisAndTooBulkyForThat() {
    var strong = new CourierType(9, 1, 9, 0, Stop.WHENEVER, 0, 1);
    var roomy = new CourierType(1, 9, 9, 0, Stop.WHENEVER, 0, 1);
    var stop = new Stop(5, 5, 0, 0, Stop.WHENEVER);
    assertThat(solve(problem(List.of(stop), List.of(strong, roomy))).unassigned())
        .containsExactly(new Unassigned(1, Reason.FITS_NO_COURIER));
  }

  @Test
  void anUnreachableStopIsLeftOutAlone() {
    int[] legs = tenApart(4);
    for (int place = 0; place < 4; place++) {
      legs[place * 4 + 2] = Matrix.UNREACHABLE;
    }
    Plan plan = solve(problem(stops(3), List.of(CourierType.of(9, 1)), legs));
    assertThat(plan.unassigned()).containsExactly(new Unassigned(2, Reason.UNREACHABLE));
  }

  @Test
  void aStopFromWhichNoWayLeadsBackIsTheLastOfAnOpenRoute() {
    int[] legs = tenApart(3);
    legs[2 * 3] = Matrix.UNREACHABLE;
    legs[2 * 3 + 1] = Matrix.UNREACHABLE;
    Problem returning = problem(stops(2), List.of(CourierType.of(9, 1)), legs);
    assertThat(solve(returning).unassigned())
        .containsExactly(new Unassigned(2, Reason.UNREACHABLE));
    var open =
        new Problem(
            returning.stops(),
            returning.couriers(),
            returning.matrix(),
            returning.objective(),
            false);
    assertThat(solve(open).routes()).containsExactly(new Route(0, new int[] {1, 2}));
  }

  @Test
  void aWindowThatClosesBeforeAnybodyGetsThereIsNotMet() {
    Plan plan =
        solve(
            problem(
                List.of(Stop.of(1).within(0, 9), Stop.of(1).within(0, 10)),
                List.of(CourierType.of(9, 2))));
    assertThat(plan.unassigned()).containsExactly(new Unassigned(1, Reason.CANNOT_BE_IN_TIME));
  }

  @Test
  void aStopThatEndsAfterEveryShiftIsNotServed() {
    var courier = new CourierType(9, 9, 9, 100, 120, 0, 1);
    var late = Stop.of(1).within(111, 200);
    assertThat(solve(problem(List.of(late, Stop.of(1)), List.of(courier))).unassigned())
        .containsExactly(new Unassigned(1, Reason.CANNOT_BE_IN_TIME));
  }

  @Test
  void whatFindsNoRoomBesideTheOthersSaysSo() {
    Plan plan = solve(problem(stops(5), List.of(CourierType.of(3, 1))));
    assertThat(plan.unassigned()).hasSize(2);
    assertThat(plan.unassigned()).extracting("reason").containsOnly(Reason.COURIERS_ARE_FULL);
  }

  @Test
  void whatCostsMoreThanLeavingItOutSaysSo() {
    Problem dear = problem(stops(1), List.of(CourierType.of(3, 1)));
    var cheapToLeave =
        new Problem(dear.stops(), dear.couriers(), dear.matrix(), new Objective(1, 0, 19), true);
    assertThat(solve(cheapToLeave).unassigned())
        .containsExactly(new Unassigned(1, Reason.TOO_DEAR));
  }

  @Test
  void equalCouriersOfTwoTypesAreNoTrouble() {
    var courier = CourierType.of(2, 2);
    assertThat(solve(problem(stops(8), List.of(courier, courier))).unassigned()).isEmpty();
  }

  @Test
  void whereEveryWayIsShortestOverTheDepotEachStopHasARouteOfItsOwn() {
    int places = 7;
    int[] ways = new int[places * places];
    for (int from = 0; from < places; from++) {
      for (int to = 0; to < places; to++) {
        ways[from * places + to] = from == 0 || to == 0 ? 10 : 1_000;
      }
      ways[from * places + from] = 0;
    }
    Problem problem =
        new Problem(
            Collections.nCopies(6, Stop.of(1)),
            List.of(CourierType.of(100, 6)),
            new Matrix(places, ways, ways),
            Objective.distance(),
            true);
    Plan plan = new SisrSolver().solve(problem, new Effort(new IterationLimit(0), 1));
    assertThat(plan.cost()).isEqualTo(6 * 20);
  }
}
