package io.lading.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.bench.routes.Evaluator;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.MixedFleets;
import io.lading.bench.routes.Planner;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every peer understands every limit: what it plans is a plan to the evaluator. */
class PeersTest {

  private static final Instance MIXED = MixedFleets.all().getFirst();

  static List<Planner> peers() {
    return ServiceLoader.load(Planner.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  @Test
  void allThreeAreFound() {
    assertThat(peers())
        .extracting(Planner::name)
        .containsExactly("jsprit 1.9.0-beta.12, 2 threads", "Timefold 2.2.0", "OR-Tools 9.15");
  }

  @ParameterizedTest
  @MethodSource("peers")
  void aMixedFleetWithWindowsIsPlanned(Planner peer) {
    var routes = peer.plan(MIXED, Duration.ofSeconds(5), 1).routes();
    assertThat(Evaluator.cost(MIXED, routes)).isPositive();
  }
}
