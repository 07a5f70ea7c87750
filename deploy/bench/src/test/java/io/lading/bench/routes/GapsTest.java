package io.lading.bench.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Medians are told, and so is everything that is no plan or came too late. */
class GapsTest {

  private static final long ITERATIONS = 1_000;

  private static final List<Route> GOOD = List.of(new Route(0, new int[] {1, 2}));
  private static final List<Route> DEAR =
      List.of(new Route(0, new int[] {1}), new Route(0, new int[] {2}));
  private static final List<Route> BROKEN = List.of(new Route(0, new int[] {1}));

  /** Gives the next of these plans whenever it is asked, and fails after the last. */
  private record Scripted(Deque<List<Route>> plans) implements Planner {

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public Solution plan(Instance instance, Duration budget, long seed) {
      return new Solution(plans.removeFirst(), ITERATIONS);
    }
  }

  @SafeVarargs
  private static Gaps measure(int seeds, List<Route>... plans) {
    var planner = new Scripted(new ArrayDeque<>(List.of(plans)));
    List<Instance> instances = List.of(Sample.instance("50", 40));
    return Gaps.measure(planner, instances, Duration.ofHours(1), seeds);
  }

  @Test
  void theMedianOfTheSeedsIsTold() {
    Gaps gaps = measure(3, DEAR, GOOD, DEAR);
    assertThat(gaps.mean("50")).isEqualTo("50.00");
    assertThat(gaps.failures()).isEmpty();
  }

  @Test
  void howOftenThePlanWasChangedInASecondIsTold() {
    long before = System.nanoTime();
    double rate = measure(3, DEAR, GOOD, DEAR).iterationsPerSecond("50");
    double seconds = (System.nanoTime() - before) / 1e9;
    assertThat(rate).isGreaterThan(3 * ITERATIONS / seconds);
    assertThat(Sample.gaps("does not count", "50", 110, 200).iterationsPerSecond("50")).isZero();
  }

  @Test
  void aPlanThatIsNoneIsShownAsSuch() {
    assertThat(measure(3, BROKEN, BROKEN, GOOD).mean("50")).isEqualTo("infeasible");
    assertThat(measure(3, List.of(), List.of(), GOOD).mean("50")).isEqualTo("none");
    assertThat(measure(3, GOOD, List.of(), GOOD).mean("50")).isEqualTo("0.00");
    assertThat(measure(1, BROKEN).failures()).containsExactly("50-1: customer 2 is not served");
  }

  @Test
  void aPlannerThatFailsEndsNothing() {
    Gaps gaps = measure(1);
    assertThat(gaps.mean("50")).isEqualTo("none");
    assertThat(gaps.failures().getFirst()).startsWith("50-1: java.util.NoSuchElementException");
  }

  @Test
  void whoOverrunsTheBudgetByMoreThanATenthIsTold() {
    assertThat(Sample.gaps("late", "50", 110, 215).mean("50")).isEqualTo("10.00");
    assertThat(Sample.gaps("late", "50", 110, 250).mean("50")).isEqualTo("10.00 (+50 ms)");
    assertThat(Sample.gaps("late", "50", 110, 2_700).mean("50")).isEqualTo("10.00 (+2.5 s)");
  }

  @Test
  void whereNobodyKnowsTheBestPlanTheCheapestFoundIsTakenForIt() {
    Instance unknown = Sample.instance("mixed100", 0);
    List<Gaps> gaps =
        Gaps.againstTheBestOf(
            List.of(
                Sample.gaps("one", unknown, 150, 1),
                Sample.gaps("other", unknown, 120, 1),
                Sample.gaps("none", unknown, Outcome.NONE, 1)));
    assertThat(gaps).extracting(g -> g.mean("mixed100")).containsExactly("25.00", "0.00", "none");
    assertThat(gaps).extracting(g -> g.bestKnown(0)).containsOnly(120L);
    Gaps known = Sample.gaps("one", "50", 90, 1);
    assertThat(Gaps.againstTheBestOf(List.of(known)).getFirst().mean("50")).isEqualTo("-10.00");
  }
}
