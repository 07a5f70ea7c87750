package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three routes of fifteen stops each. */
class StringRemovalTest {

  private static final int ROUTES = 3;
  private static final int STOPS = 15;
  private static final int LONGEST = 6;
  private static final int LONGEST_ENDS = 12;

  private final Ground ground = Ground.of(light(new RandomProblems(1).plain(ROUTES * STOPS)));
  private final Routes routes = new Routes(ground.facts());

  @Test
  void whatLosesItsEndsKeepsItsMiddle() {
    int bothEnds = 0;
    for (boolean[] left : ruined(1)) {
      int[] stayed = IntStream.range(0, STOPS).filter(i -> !left[i]).toArray();
      int first = stayed[0];
      int last = stayed[stayed.length - 1];
      assertThat(stayed).containsExactly(IntStream.rangeClosed(first, last).toArray());
      assertThat(STOPS - stayed.length).isLessThanOrEqualTo(LONGEST_ENDS);
      bothEnds += first > 0 && last < STOPS - 1 ? 1 : 0;
    }
    assertThat(bothEnds).isPositive();
  }

  @Test
  void aStringLeavesInOnePiece() {
    int fromTheMiddle = 0;
    for (boolean[] left : ruined(0)) {
      int[] gone = IntStream.range(0, STOPS).filter(i -> left[i]).toArray();
      int first = gone[0];
      int last = gone[gone.length - 1];
      assertThat(gone).containsExactly(IntStream.rangeClosed(first, last).toArray());
      assertThat(gone.length).isLessThanOrEqualTo(LONGEST);
      fromTheMiddle += first > 0 && last < STOPS - 1 ? 1 : 0;
    }
    assertThat(fromTheMiddle).isPositive();
  }

  /** Which stops left, of every route that lost any, in a ruin around each stop. */
  private List<boolean[]> ruined(double ends) {
    var settings = new StringRemoval.Settings(10, LONGEST, ends, LONGEST_ENDS);
    var removal = new StringRemoval(settings, routes, ground.around(), new Dice(3));
    routes.take(ground.whole(start()));
    routes.keep();
    List<boolean[]> all = new ArrayList<>();
    for (int seed : ground.stops()) {
      removal.ruin(seed);
      for (int route = 0; route < ROUTES; route++) {
        if (routes.count[route] < STOPS) {
          all.add(left(route));
        }
      }
      routes.undo();
    }
    assertThat(all).hasSizeGreaterThanOrEqualTo(ground.stops().length);
    return all;
  }

  private boolean[] left(int route) {
    boolean[] left = new boolean[STOPS];
    for (int i = 0; i < STOPS; i++) {
      left[i] = routes.slot[route * STOPS + 1 + i] < 0;
    }
    return left;
  }

  private Layout start() {
    int[][] bySlot = ground.nothing().bySlot();
    for (int route = 0; route < ROUTES; route++) {
      int first = route * STOPS + 1;
      bySlot[route] = IntStream.range(first, first + STOPS).toArray();
    }
    return new Layout(bySlot, 0);
  }

  private static Problem light(Problem problem) {
    return new Problem(
        Collections.nCopies(ROUTES * STOPS, Stop.of(1)),
        List.of(CourierType.of(100, ROUTES)),
        problem.matrix(),
        problem.objective(),
        true);
  }
}
