package io.lading.bench.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each group has its panel and each planner its line, drawn at the time that it really took. */
class GapChartTest {

  @Test
  void aPowerOfTenIsAsLongAsAnother() {
    var axis = new LogAxis(0.01, 100, 400, 0);
    assertThat(axis.pixel(1)).isCloseTo(200, within(1e-9));
    assertThat(axis.pixel(10)).isCloseTo(100, within(1e-9));
    assertThat(axis.ticks()).hasSize(5);
  }

  @Test
  void whatLiesOutsideIsDrawnAtTheEnd() {
    var axis = new LogAxis(0.01, 100, 400, 0);
    assertThat(axis.pixel(0)).isEqualTo(400);
    assertThat(axis.pixel(1_000)).isZero();
  }

  @Test
  void whoHasNoPlanHasNoDot() {
    Gaps ours = Sample.gaps("ours", "50", 101, 200);
    Gaps none = Sample.gaps("none", "50", Outcome.NONE, 200);
    // One dot in the legend, at either end of its line, for each planner, and one in the panel.
    assertThat(new GapChart(List.of(ours, none)).svg().split("<circle", -1)).hasSize(1 + 4 + 1);
  }

  @Test
  void groupsAndPlannersAreNamedAndTheAxesHaveUnits() {
    String svg = new GapChart(List.of(Sample.gaps("ours", "TW100", 101, 1_700))).svg();
    assertThat(svg).contains(">TW100</text>", ">ours</text>", ">1 s</text>", ">100 ms</text>");
    assertThat(svg).contains(">≤ 0.01</text>", ">0.1</text>", ">10</text>");
  }
}
