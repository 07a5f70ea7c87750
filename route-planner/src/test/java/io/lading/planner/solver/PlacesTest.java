package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On random plans, a place is found if there is any that is cheap enough, however far it is. */
class PlacesTest {

  private static final int PROBLEMS = 150;
  private static final int STOPS = 24;

  /** One plan that some stops were torn out of, and every place there is. */
  private static final class Plans {

    final Problem problem;
    final Ground ground;
    final Routes routes;
    final Audit audit;

    Plans(int seed) {
      problem = new RandomProblems(seed).any(STOPS);
      audit = new Audit(problem);
      ground = Ground.of(problem);
      Facts facts = ground.facts();
      routes = new Routes(facts);
      routes.take(ground.whole(ground.nothing()));
      var places = Places.attentive(routes, ground.neighbours(), Tuning.nearest(facts));
      var dice = new Dice(seed);
      new GreedyInsertion(routes, places, ground.orders(), dice).insertAll(0);
      var strings = new StringRemoval.Settings(6, 6, 0.5, 6);
      new StringRemoval(strings, routes, ground.around(), dice).ruin(1 + dice.below(STOPS));
    }

    /** What a stop costs at the cheapest place of all. */
    long least(int stop) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < routes.fleet.used.size(); i++) {
        least = Math.min(least, leastOn(routes.fleet.used.get(i), stop));
      }
      for (IntBag spare : routes.fleet.spare) {
        if (spare.size() > 0) {
          least = Math.min(least, leastOn(spare.get(0), stop));
        }
      }
      return least;
    }

    private long leastOn(int slot, int stop) {
      int[] stops = new int[routes.count[slot]];
      routes.copy(slot, stops);
      long before = stops.length == 0 ? -routes.facts.fixedCost[slot] : driving(stops);
      long least = Long.MAX_VALUE;
      for (int at = 0; at <= stops.length; at++) {
        int[] with = Arrays.copyOf(stops, stops.length + 1);
        System.arraycopy(stops, at, with, at + 1, stops.length - at);
        with[at] = stop;
        if (audit.keepsLimits(routes.facts.slotType[slot], old(with))) {
          least = Math.min(least, driving(with) - before);
        }
      }
      return least;
    }

    private long driving(int... stops) {
      return audit.driving(old(stops));
    }

    private int[] old(int... stops) {
      return Arrays.stream(stops).map(routes.facts.numbering::old).toArray();
    }
  }

  /** Near is who is near, or who can also be served before or after. */
  @ParameterizedTest
  @CsvSource({"1, 1, false", "4, 9, false", "4, 4, true", "4, 9, true", "23, 23, false"})
  void whatFindsNoPlaceHasNone(int nearest, int each, boolean timed) {
    int found = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      var plans = new Plans(seed);
      Routes routes = plans.routes;
      var neighbours = new Neighbours(routes.facts, each, timed && routes.facts.timed);
      var places = Places.attentive(routes, neighbours, nearest);
      for (int i = 0; i < routes.absent.size(); i++) {
        int stop = routes.absent.get(i);
        long least = plans.least(stop);
        if (least > 0 && least < Legs.GAP) {
          assertThat(places.find(stop, least)).as("seed %d", seed).isEqualTo(Places.NOWHERE);
          assertThat(places.find(stop, least + 1)).as("seed %d", seed).isNotNegative();
          assertThat(places.detour()).as("seed %d, stop %d", seed, stop).isEqualTo(least);
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(PROBLEMS);
  }
}
