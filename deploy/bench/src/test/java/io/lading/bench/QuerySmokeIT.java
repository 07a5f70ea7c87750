package io.lading.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.bench.postgres.WhatIsThere;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real services, few orders: every question is answered, and a wrong one fails the run. */
class QuerySmokeIT {

  private static final Jars JARS = new Jars(Path.of("..", ".."));

  private final QueryExtent extent = new QueryExtent();

  @Test
  void everyQuestionIsMeasured() throws Exception {
    extent.shrink();
    try (Rig rig = Rig.start();
        FilledCentre centre = FilledCentre.fill(rig, JARS, extent);
        QueryLatency latency = new QueryLatency(centre.url(), extent)) {
      var there = new WhatIsThere(centre.database().asAdministrator());
      for (Questions questions : QueryBench.questions(there, extent)) {
        QueryLatency.Result result = latency.measure(questions);
        assertThat(result.answered().getTotalCount())
            .isEqualTo((long) questions.ratePerSecond() * extent.seconds);
        assertThat(result.bytesEach()).isPositive();
      }
      var wrong = new Questions("nobody's", List.of("/orders/LG0000000000000000001"), 20, 20);
      assertThatThrownBy(() -> latency.measure(wrong)).isInstanceOf(UncheckedIOException.class);
    }
  }
}
