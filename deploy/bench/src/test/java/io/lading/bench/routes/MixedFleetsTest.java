package io.lading.bench.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The problems of mixed fleets are the same every time, and can be solved. */
class MixedFleetsTest {

  @Test
  void theyAreAlwaysTheSame() {
    assertThat(MixedFleets.all()).hasSize(6);
    assertThat(MixedFleets.all().getFirst().legs()).isEqualTo(MixedFleets.all().getFirst().legs());
  }

  @Test
  void everyoneCanBeServedByDifferentVehicles() {
    for (Instance instance : MixedFleets.all()) {
      var routes = new LadingPlanner(1).plan(instance, Duration.ofMillis(500), 1).routes();
      assertThat(Evaluator.cost(instance, routes)).isPositive();
      assertThat(routes.stream().map(Route::vehicle).distinct().count()).isGreaterThan(1);
    }
  }
}
