package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tears a plan down and rebuilds it. */
class SearchTest {

  private static final int STOPS = 20;
  private static final int WAY = 100;
  private static final int[] TOLD = IntStream.rangeClosed(1, STOPS).toArray();

  private final Problem problem = atOneDoor();
  private final Ground ground = Ground.of(problem);

  @Test
  void aPlanThatWasToldStaysWhereAnotherIsAsGood() {
    PresentPlan told = PresentPlan.keeping(List.of(new Route(0, TOLD)));
    assertThat(after(Loyalty.to(told, ground.facts()))).isIn(TOLD, backwards(TOLD));
  }

  @Test
  void aPlanThatNobodyWasToldMayBecomeAnother() {
    assertThat(after(Loyalty.none(ground.facts()))).isNotIn(TOLD, backwards(TOLD));
  }

  /** Where the search stands then: not the best plan, which is the one it started with. */
  private int[] after(Loyalty loyalty) {
    var search = new Search(ground, Tuning.of(ground, 0, 1), loyalty, new Dice(1));
    int[][] start = {ground.facts().numbering.renumbered(TOLD)};
    search.take(ground.whole(new Layout(start, 0)));
    search.run(new IterationLimit(1_000), Cooling.ONCE, 1, 0);
    return ground.facts().numbering.old(search.present().bySlot()[0]);
  }

  private static int[] backwards(int[] stops) {
    return IntStream.iterate(stops.length - 1, i -> i >= 0, i -> i - 1)
        .map(i -> stops[i])
        .toArray();
  }

  /** One courier for all, and every order of the stops costs the same. */
  private static Problem atOneDoor() {
    int places = STOPS + 1;
    int[] ways = new int[places * places];
    Arrays.fill(ways, 1, places, WAY);
    IntStream.rangeClosed(1, STOPS).forEach(stop -> ways[stop * places] = WAY);
    return new Problem(
        IntStream.range(0, STOPS).mapToObj(i -> Stop.of(1)).toList(),
        List.of(CourierType.of(STOPS, 1)),
        new Matrix(places, ways, ways),
        Objective.distance(),
        true);
  }
}
