package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On random plans, whoever is beside a leg that may be long enough, on a route with room, passes,
 * and nobody else.
 */
class SieveTest {

  private static final int PROBLEMS = 40;
  private static final int STOPS = 30;
  private static final int TORN = 8;

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 2_000, Legs.GAP_DETOUR})
  void thoseWhoMayPayAndHaveRoomPass(int least) {
    int passed = 0;
    int full = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Ground ground = Ground.of(new RandomProblems(seed).any(STOPS));
      Routes routes = torn(ground, new Dice(seed));
      var sieve = new Sieve(routes, ground.neighbours());
      for (int i = 0; i < routes.absent.size(); i++) {
        int stop = routes.absent.get(i);
        int from = stop * ground.neighbours().each;
        int end = from + ground.neighbours().each;
        int weight = Loads.narrow(routes.facts.weight[stop]);
        List<Integer> paying = paying(ground.neighbours(), routes, from, end, least);
        List<Integer> expected =
            paying.stream()
                .filter(n -> hasRoom(routes, ground.neighbours().near[n], stop))
                .toList();
        assertThat(indexes(from, sieve.sift(from, end, least, weight))).isEqualTo(expected);
        assertThat(expected).allMatch(index -> sieve.pays(index, least));
        passed += expected.size();
        full += paying.size() - expected.size();
      }
    }
    assertThat(passed).isPositive();
    assertThat(full).isPositive();
  }

  private static List<Integer> indexes(int from, long passed) {
    return BitSet.valueOf(new long[] {passed}).stream().map(bit -> from + bit).boxed().toList();
  }

  private static List<Integer> paying(
      Neighbours neighbours, Routes routes, int from, int end, int least) {
    return IntStream.range(from, end)
        .filter(i -> routes.slot[neighbours.near[i]] >= 0)
        .filter(i -> longest(routes, neighbours.near[i]) + least > neighbours.reach[i])
        .boxed()
        .toList();
  }

  private static boolean hasRoom(Routes routes, int on, int stop) {
    int slot = routes.slot[on];
    int[] stops = new int[routes.count[slot]];
    routes.copy(slot, stops);
    long carried = Arrays.stream(stops).mapToLong(other -> routes.facts.weight[other]).sum();
    long most = routes.facts.courier(slot).maxWeight();
    return most - carried >= routes.facts.weight[stop];
  }

  private static long longest(Routes routes, int stop) {
    return Math.max(routes.leg[stop], routes.leg[routes.prev[stop]]);
  }

  private static Routes torn(Ground ground, Dice dice) {
    Routes routes = new Routes(ground.facts());
    routes.take(ground.whole(ground.nothing()));
    var places = Places.attentive(routes, ground.neighbours(), Tuning.nearest(ground.facts()));
    new GreedyInsertion(routes, places, ground.orders(), dice).insertAll(0);
    var strings = new StringRemoval.Settings(TORN, TORN, 0.5, TORN);
    new StringRemoval(strings, routes, ground.around(), dice).ruin(1 + dice.below(STOPS));
    return routes;
  }
}
