package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.planner.solver.Teamwork.Result;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eight routes of five stops each, and some couriers who stay at home. */
class DividedTest {

  private static final int ROUTES = 8;
  private static final int STOPS = 5;
  private static final int ROUNDS = 100;

  private final Ground ground = Ground.of(new RandomProblems(1).plain(ROUTES * STOPS));
  private final Dice dice = new Dice(7);

  @Test
  void nobodyElseHasAnyOfMySlotsOrStops() {
    var divided = new Divided(ground, start(), start(), 3);
    for (int round = 0; round < ROUNDS; round++) {
      List<Share> shares = divided.shares(dice);
      assertThat(shares).hasSize(3);
      assertThat(shares.stream().flatMapToInt(share -> Arrays.stream(share.slots())).toArray())
          .containsExactlyInAnyOrder(ground.slots());
      assertThat(shares.stream().flatMapToInt(share -> Arrays.stream(share.stops())).toArray())
          .containsExactlyInAnyOrder(ground.stops());
      for (Share share : shares) {
        int[] onMine = Arrays.stream(share.slots()).flatMap(DividedTest::stopsOf).toArray();
        assertThat(share.stops()).containsExactlyInAnyOrder(onMine);
      }
    }
  }

  @Test
  void whoIsOnNoRouteIsWithWhoHasMostIdleCouriers() {
    List<Share> shares = new Divided(ground, start(), start(), 3).shares(dice);
    assertThat(idle(shares.getLast())).isEqualTo(11).isGreaterThan(idle(shares.getFirst()));
  }

  private static long idle(Share share) {
    return Arrays.stream(share.slots()).filter(slot -> slot >= ROUTES).count();
  }

  @Test
  void everyTwoRoutesMeetSoonerOrLater() {
    var divided = new Divided(ground, start(), start(), 2);
    boolean[][] met = new boolean[ROUTES][ROUTES];
    for (int round = 0; round < ROUNDS; round++) {
      for (Share share : divided.shares(dice)) {
        int[] routes = Arrays.stream(share.slots()).filter(slot -> slot < ROUTES).toArray();
        for (int one : routes) {
          Arrays.stream(routes).forEach(other -> met[one][other] = true);
        }
      }
    }
    assertThat(met).isDeepEqualTo(all());
  }

  /** Each thread turns its routes around and says nothing of the others. */
  @Test
  void whatEveryThreadMadeOfItsRoutesIsPutTogether() {
    var divided = new Divided(ground, start(), start(), 2);
    List<Share> shares = divided.shares(dice);
    divided.gather(shares, List.of(turned(shares.getFirst(), 30), turned(shares.getLast(), 40)));
    assertThat(divided.best().cost()).isEqualTo(70);
    for (int route = 0; route < ROUTES; route++) {
      assertThat(divided.best().bySlot()[route]).containsExactly(backwards(route));
    }
  }

  private Layout start() {
    int[][] bySlot = ground.nothing().bySlot();
    for (int route = 0; route < ROUTES; route++) {
      bySlot[route] = stopsOf(route).toArray();
    }
    return new Layout(bySlot, 100);
  }

  private static IntStream stopsOf(int slot) {
    int first = slot * STOPS + 1;
    return slot < ROUTES ? IntStream.range(first, first + STOPS) : IntStream.empty();
  }

  private Result turned(Share share, long cost) {
    int[][] bySlot = ground.nothing().bySlot();
    for (int slot : share.slots()) {
      bySlot[slot] = backwards(slot);
    }
    var layout = new Layout(bySlot, cost);
    return new Result(layout, layout, 1);
  }

  private static int[] backwards(int slot) {
    int last = slot * STOPS + STOPS;
    return stopsOf(slot).map(stop -> slot * STOPS + 1 + last - stop).toArray();
  }

  private static boolean[][] all() {
    boolean[][] all = new boolean[ROUTES][ROUTES];
    Arrays.stream(all).forEach(row -> Arrays.fill(row, true));
    return all;
  }
}
