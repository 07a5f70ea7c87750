package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On random plans, every step changes the cost by what it promised, and can be taken back. */
class CostChangesTest {

  private static final int PROBLEMS = 30;
  private static final int STEPS = 40;
  private static final StringRemoval.Settings STRINGS = new StringRemoval.Settings(6, 8, 0.5, 9);

  /** A plan in the making and all that can change it. */
  private static final class Workshop {

    final Problem problem;
    final Ground ground;
    final Dice dice;
    final Routes routes;
    final Places places;

    Workshop(int stops, long seed) {
      problem = new RandomProblems(seed).any(stops);
      ground = Ground.of(problem);
      dice = new Dice(seed);
      routes = new Routes(ground.facts());
      routes.take(ground.whole(ground.nothing()));
      places = new Places(routes, ground.neighbours(), 5, dice);
      insertAll();
      routes.keep();
    }

    void insertAll() {
      List<Integer> absent = new ArrayList<>();
      for (int i = 0; i < routes.absent.size(); i++) {
        absent.add(routes.absent.get(i));
      }
      absent.forEach(this::insert);
    }

    private void insert(int stop) {
      int after = places.find(stop, ground.facts().penalty);
      if (after != Places.NOWHERE) {
        long before = routes.cost;
        routes.insert(stop, after);
        assertThat(routes.cost - before)
            .as("promised for stop %s after %s", stop, after)
            .isEqualTo(places.detour() - ground.facts().penalty);
        requireReal();
      }
    }

    /**
     * The cost kept from step to step is that of the plan as it stands, which keeps every limit.
     */
    void requireReal() {
      var audit = new Audit(problem);
      audit.requireSound(new PlanWriter(ground).write(Layout.of(routes), 0));
      requireTimetable();
      requireLegs();
    }

    private void requireLegs() {
      Facts facts = ground.facts();
      for (int node = 1; node < routes.next.length; node++) {
        if (routes.slot[node] >= 0) {
          int entry = routes.place(node) * facts.places + routes.place(routes.next[node]);
          assertThat(routes.leg[node]).isEqualTo(facts.cost.out[entry]);
          assertThat(routes.times.drive[node]).isEqualTo(facts.timed ? facts.time.out[entry] : 0);
        }
        if (!routes.isHead(node)) {
          boolean absent = routes.slot[node] < 0;
          int longer = Math.max(routes.leg[node], routes.leg[routes.prev[node]]);
          assertThat(routes.span[node]).isEqualTo(absent ? Rings.NONE : longer);
        }
      }
    }

    private void requireTimetable() {
      int[] leave = routes.times.leave.clone();
      int[] due = routes.times.due.clone();
      for (int i = 0; ground.facts().timed && i < routes.fleet.used.size(); i++) {
        routes.punctuality.settle(routes.fleet.used.get(i));
      }
      assertThat(routes.times.leave).isEqualTo(leave);
      assertThat(routes.times.due).isEqualTo(due);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 15, 40})
  void tearingStringsOutAndPuttingStopsBack(int stops) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      var shop = new Workshop(stops, seed);
      var strings = new StringRemoval(STRINGS, shop.routes, shop.ground.around(), shop.dice);
      for (int step = 0; step < STEPS && shop.ground.stops().length > 0; step++) {
        int around = shop.ground.stops()[shop.dice.below(shop.ground.stops().length)];
        tryOut(shop, () -> strings.ruin(around));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 15, 40})
  void exchangingTheEndsOfRoutes(int stops) {
    int exchanged = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      var shop = new Workshop(stops, seed);
      var tails = new TailExchange(shop.routes, shop.ground.around(), shop.dice);
      for (int step = 0; step < STEPS && shop.ground.stops().length > 0; step++) {
        int stop = shop.ground.stops()[shop.dice.below(shop.ground.stops().length)];
        shop.routes.changed.clear();
        tryOut(shop, () -> tails.ruin(stop, Legs.GAP_DETOUR));
        exchanged += shop.routes.changed.size() > 0 ? 1 : 0;
      }
    }
    assertThat(exchanged).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 40})
  void exchangingEndsAndTearingStringsOutInOneStep(int stops) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      var shop = new Workshop(stops, seed);
      var tails = new TailExchange(shop.routes, shop.ground.around(), shop.dice);
      var strings = new StringRemoval(STRINGS, shop.routes, shop.ground.around(), shop.dice);
      for (int step = 0; step < STEPS && shop.ground.stops().length > 0; step++) {
        int stop = shop.ground.stops()[shop.dice.below(shop.ground.stops().length)];
        tryOut(
            shop,
            () -> {
              tails.ruin(stop, Legs.GAP_DETOUR);
              strings.ruin(stop);
            });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 15, 40})
  void puttingStopsBackGreedilyOrGivingUp(int stops) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      var shop = new Workshop(stops, seed);
      var orders = shop.ground.orders();
      var recreate = new GreedyInsertion(shop.routes, shop.places, orders, shop.dice);
      var strings = new StringRemoval(STRINGS, shop.routes, shop.ground.around(), shop.dice);
      for (int step = 0; step < STEPS && shop.ground.stops().length > 0; step++) {
        Layout before = Layout.of(shop.routes);
        int stale = shop.routes.absent.size();
        strings.ruin(shop.ground.stops()[shop.dice.below(shop.ground.stops().length)]);
        if (recreate.recreate(stale, before.cost() * (0.9 + 0.2 * shop.dice.share()))) {
          shop.routes.keep();
        } else {
          shop.routes.undo();
          assertThat(shop.routes.cost).isEqualTo(before.cost());
        }
        shop.requireReal();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 15, 40})
  void changingCouriers(int stops) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      var shop = new Workshop(stops, seed);
      var change = new CourierChange(shop.routes, shop.dice);
      for (int step = 0; step < STEPS; step++) {
        tryOut(shop, change::ruin);
      }
    }
  }

  private static void tryOut(Workshop shop, Runnable ruin) {
    Layout before = Layout.of(shop.routes);
    ruin.run();
    shop.requireReal();
    shop.insertAll();
    if (shop.dice.hits(0.5)) {
      shop.routes.keep();
    } else {
      shop.routes.undo();
      assertThat(Layout.of(shop.routes).bySlot()).isDeepEqualTo(before.bySlot());
      assertThat(shop.routes.cost).isEqualTo(before.cost());
      shop.requireReal();
    }
  }
}
