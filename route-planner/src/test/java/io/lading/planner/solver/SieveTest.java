package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On random plans, whoever is beside a leg that may be long enough passes, and nobody else. */
class SieveTest {

  private static final int PROBLEMS = 40;
  private static final int STOPS = 30;
  private static final int TORN = 8;

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 2_000, Legs.GAP_DETOUR})
  void thoseWhoMayPayPass(int least) {
    int passed = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Ground ground = Ground.of(new RandomProblems(seed).any(STOPS));
      Routes routes = torn(ground, new Dice(seed));
      var sieve = new Sieve(routes, ground.neighbours(), ground.neighbours().each);
      for (int i = 0; i < routes.absent.size(); i++) {
        int from = routes.absent.get(i) * ground.neighbours().each;
        int end = from + ground.neighbours().each;
        int size = sieve.sift(from, end, least);
        int[] expected = expected(ground.neighbours(), routes, from, end, least);
        assertThat(Arrays.copyOf(sieve.passed, size)).isEqualTo(expected);
        assertThat(Arrays.stream(expected).allMatch(index -> sieve.passes(index, least))).isTrue();
        passed += size;
      }
    }
    assertThat(passed).isPositive();
  }

  private static int[] expected(
      Neighbours neighbours, Routes routes, int from, int end, int least) {
    return IntStream.range(from, end)
        .filter(i -> routes.slot[neighbours.near[i]] >= 0)
        .filter(i -> longest(routes, neighbours.near[i]) + least > neighbours.reach[i])
        .toArray();
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
