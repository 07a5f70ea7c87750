package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two rows of stops, side by side, far from the depot; each route changes the row halfway. */
class TailExchangeTest {

  private static final int EACH = 6;
  private static final int HALF = EACH / 2;
  private static final int STEP = 10;
  private static final int ROOMY = 100;

  @Test
  void routesThatCrossChangeTheirEnds() {
    Routes routes = crossing(ROOMY, 1);
    long before = routes.cost;
    int seed = endOfFirstHalf(routes, 0);
    ruin(routes, seed, 0);
    assertThat(routes.absent.size()).isZero();
    assertThat(routes.cost).isLessThan(before);
    assertThat(served(routes, 0)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(served(routes, 1)).containsExactly(6, 7, 8, 9, 10, 11);
  }

  @Test
  void whatIsTooMuchIsLeftAtTheJoint() {
    // the first row weighs 1 a stop, the second 3: 3 + 9 on each that crosses, 6 and 18 else
    Routes routes = crossing(12, 3);
    ruin(routes, endOfFirstHalf(routes, 0), 0);
    assertThat(served(routes, 0)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(served(routes, 1)).containsExactly(6, 7, 8, 11);
    assertThat(routes.absent.size()).isEqualTo(2);
  }

  @Test
  void nothingChangesIfItIsTooDear() {
    Routes routes = crossing(ROOMY, 1);
    ruin(routes, endOfFirstHalf(routes, 0), 0);
    long straight = routes.cost;
    int seed = endOfFirstHalf(routes, 0);
    ruin(routes, seed, 1);
    assertThat(routes.cost).isEqualTo(straight);
    ruin(routes, seed, Legs.GAP_DETOUR);
    assertThat(routes.cost).isGreaterThan(straight);
  }

  @Test
  void whoEndsWhereAnotherBeginsTakesAllOverAndGivesItBack() {
    Routes routes = crossing(ROOMY, 1);
    routes.keep();
    Layout before = Layout.of(routes);
    int last = routes.prev[routes.head(0)];
    routes.cross(last, routes.head(1));
    assertThat(served(routes, 0)).containsExactly(0, 1, 2, 9, 10, 11, 6, 7, 8, 3, 4, 5);
    assertThat(routes.fleet.used.has(1)).isFalse();
    routes.cross(last, routes.head(1));
    assertThat(Layout.of(routes).bySlot()).isDeepEqualTo(before.bySlot());
    routes.cross(last, routes.head(1));
    routes.undo();
    assertThat(Layout.of(routes).bySlot()).isDeepEqualTo(before.bySlot());
    assertThat(Layout.of(routes).cost()).isEqualTo(before.cost());
  }

  @Test
  void anAbsentStopIsNoEnd() {
    Routes routes = crossing(ROOMY, 1);
    int seed = endOfFirstHalf(routes, 0);
    routes.remove(seed);
    long before = routes.cost;
    ruin(routes, seed, Legs.GAP_DETOUR);
    assertThat(routes.cost).isEqualTo(before);
  }

  @Test
  void couriersWhoAreNotEqualKeepTheirEnds() {
    Routes routes = crossing(List.of(CourierType.of(ROOMY, 1), CourierType.of(ROOMY + 1, 1)), 1);
    long before = routes.cost;
    ruin(routes, endOfFirstHalf(routes, 0), Legs.GAP_DETOUR);
    assertThat(routes.cost).isEqualTo(before);
  }

  /** Often enough that no partner is overlooked every time. */
  private static void ruin(Routes routes, int seed, double worse) {
    var around = new Neighbours(routes.facts, 2 * EACH, false);
    long before = routes.cost;
    for (int dice = 0; dice < 20 && routes.cost == before; dice++) {
      new TailExchange(routes, around, new Dice(dice)).ruin(seed, worse);
    }
  }

  private static Routes crossing(long maxWeight, int weightOfSecondRow) {
    return crossing(List.of(CourierType.of(maxWeight, 2)), weightOfSecondRow);
  }

  private static Routes crossing(List<CourierType> couriers, int weightOfSecondRow) {
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i < 2 * EACH; i++) {
      stops.add(Stop.of(i < EACH ? 1 : weightOfSecondRow));
    }
    int[] legs = new int[(2 * EACH + 1) * (2 * EACH + 1)];
    for (int a = 0; a <= 2 * EACH; a++) {
      for (int b = 0; b <= 2 * EACH; b++) {
        legs[a * (2 * EACH + 1) + b] = (int) Math.hypot(x(a) - x(b), y(a) - y(b));
      }
    }
    var matrix = new Matrix(2 * EACH + 1, legs, legs);
    Ground ground = Ground.of(new Problem(stops, couriers, matrix, Objective.distance(), true));
    int[][] bySlot = new int[ground.facts().slots()][];
    Arrays.fill(bySlot, Layout.UNUSED);
    bySlot[0] = numbers(ground, 0, EACH + HALF);
    bySlot[1] = numbers(ground, EACH, HALF);
    Routes routes = new Routes(ground.facts());
    routes.take(ground.whole(new Layout(bySlot, 0)));
    return routes;
  }

  private static double x(int place) {
    return place == 0 ? 0 : 1000 + STEP * ((place - 1) % EACH);
  }

  private static double y(int place) {
    return place > EACH ? STEP / 2.0 : -STEP / 2.0;
  }

  /** Half a row and then half of another, in numbers of the solver. */
  private static int[] numbers(Ground ground, int first, int then) {
    int[] stops =
        IntStream.concat(IntStream.range(first, first + HALF), IntStream.range(then, then + HALF))
            .map(stop -> stop + 1)
            .toArray();
    return ground.facts().numbering.renumbered(stops);
  }

  private static int endOfFirstHalf(Routes routes, int slot) {
    int node = routes.head(slot);
    for (int i = 0; i < HALF; i++) {
      node = routes.next[node];
    }
    return node;
  }

  /** The stops of a slot, counted from 0 along both rows. */
  private static List<Integer> served(Routes routes, int slot) {
    int[] stops = new int[routes.count[slot]];
    routes.copy(slot, stops);
    return Arrays.stream(stops).mapToObj(stop -> routes.facts.numbering.old(stop) - 1).toList();
  }
}
