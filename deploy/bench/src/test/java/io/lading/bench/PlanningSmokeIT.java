package io.lading.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real services, few plans: every case comes to its end, and every stop is on a route. */
class PlanningSmokeIT {

  private static final Jars JARS = new Jars(Path.of("..", ".."));

  private static Rig rig;
  private static PlanningExtent extent;

  @BeforeAll
  static void start() {
    extent = new PlanningExtent();
    extent.shrink();
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void everyPlanIsMeasuredWithAllOfItsStages() throws Exception {
    List<PlansInService.Kind> kinds = new PlansInService(rig, JARS, extent, step -> {}).measure();
    assertThat(kinds).hasSize(2);
    assertThat(kinds)
        .allSatisfy(
            kind -> {
              assertThat(kind.latency().committed().getTotalCount()).isEqualTo(extent.plans);
              assertThat(kind.stages().runs()).isEqualTo(extent.plans);
              assertThat(kind.stages().seconds()).containsOnlyKeys(StageTimes.STAGES);
            });
  }

  @Test
  void everyUpdateAndEveryPlanBesideItIsMeasured() throws Exception {
    UpdatesBesidePlans.Result result =
        new UpdatesBesidePlans(rig, JARS, extent, step -> {}).measure();
    assertThat(result.spans())
        .extracting(UpdatesBesidePlans.Span::planning)
        .containsExactly(false, true);
    long updates = (long) extent.updatesRate * (extent.seconds - 1);
    assertThat(result.spans())
        .extracting(span -> span.committed().getTotalCount())
        .containsOnly(updates);
    assertThat(result.plans().committed().getTotalCount()).isEqualTo(extent.seconds);
    assertThat(result.ratio()).isPositive();
  }
}
