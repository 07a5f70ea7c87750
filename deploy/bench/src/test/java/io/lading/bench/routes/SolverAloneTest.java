package io.lading.bench.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolverAloneTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyProblemHasAPlanOfAllStops(boolean timed) {
    var setup = new SolverAlone.Setup(100, 2, timed, Duration.ofMillis(200));
    SolverAlone.Result result = SolverAlone.measure(setup, IntStream.range(0, 5), 1);
    assertThat(result.elapsed().getTotalCount()).isEqualTo(5);
    assertThat(result.unassigned()).isZero();
  }
}
