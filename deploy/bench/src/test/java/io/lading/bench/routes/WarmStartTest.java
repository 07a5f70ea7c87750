package io.lading.bench.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.bench.routes.Instance.Customer;
import io.lading.bench.routes.Instance.VehicleType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which legs stay when somebody new enters a plan. */
class WarmStartTest {

  private static final WarmStart.Terms TERMS =
      new WarmStart.Terms(1, Duration.ofSeconds(1), Duration.ofMillis(20), 3);

  @Test
  void whoeverComesLastAndChangesNothingElseBreaksOneLeg() {
    WarmStart start = measure(WarmStartTest::withTheNewOneLast);
    assertThat(start.kept()).isEqualTo(3 / 4.0);
    assertThat(start.gap()).isZero();
  }

  @Test
  void aRouteThatIsDrivenTheOtherWayRoundIsTheSame() {
    WarmStart start = measure(present -> reversed(withTheNewOneLast(present)));
    assertThat(start.kept()).isEqualTo(3 / 4.0);
  }

  @Test
  void whenEverybodyIsServedAloneOnlyTheWaysToTheFirstAndFromTheLastStay() {
    WarmStart start = measure(present -> alone(withTheNewOneLast(present)));
    assertThat(start.kept()).isEqualTo(2 / 4.0);
    assertThat(start.gap()).isEqualTo(60);
  }

  private static WarmStart measure(UnaryOperator<List<Route>> replanning) {
    return WarmStart.measure(new Fake(replanning), instance(), TERMS);
  }

  /** Four customers, everybody one away from everybody; one vehicle could serve them all. */
  private static Instance instance() {
    var place = new Customer(0, 0, 1, 0, 0, 1_000, 0);
    int[] legs = IntStream.range(0, 25).map(i -> i / 5 == i % 5 ? 0 : 1).toArray();
    return new Instance(
        "five",
        "five",
        false,
        List.of(VehicleType.unlimited(4, 0, 1_000, 4)),
        new Customer[] {place, place, place, place, place},
        legs,
        5);
  }

  private static List<Route> withTheNewOneLast(List<Route> present) {
    int[] old = present.getFirst().customers();
    int fresh = 10 - Arrays.stream(old).sum();
    int[] all = Arrays.copyOf(old, 4);
    all[3] = fresh;
    return List.of(new Route(0, all));
  }

  private static List<Route> reversed(List<Route> plan) {
    int[] stops = plan.getFirst().customers();
    return List.of(new Route(0, IntStream.range(0, 4).map(i -> stops[3 - i]).toArray()));
  }

  private static List<Route> alone(List<Route> plan) {
    return Arrays.stream(plan.getFirst().customers())
        .mapToObj(stop -> new Route(0, new int[] {stop}))
        .toList();
  }

  private record Fake(UnaryOperator<List<Route>> replanning) implements WarmStart.Replanner {

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Solution plan(Instance instance, Duration budget, long seed) {
      int[] all = IntStream.range(1, instance.customers().length).toArray();
      return Solution.of(List.of(new Route(0, all)));
    }

    @Override
    public Solution plan(Instance instance, List<Route> present, Duration budget, long seed) {
      return Solution.of(replanning.apply(present));
    }
  }
}
