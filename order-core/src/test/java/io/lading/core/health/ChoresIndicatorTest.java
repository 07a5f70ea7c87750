package io.lading.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.intake.InvariantBroken;
import io.lading.core.opening.Chore;
import io.lading.core.opening.ChoreHealth;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ChoresIndicatorTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final ChoreHealth chores =
      new ChoreHealth(new SimpleMeterRegistry(), InstantSource.fixed(NOW));
  private final ChoresIndicator indicator = new ChoresIndicator(chores);

  @Test
  void aChoreThatFailsIsNamedWithTheReason() {
    assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
    var chore =
        new Chore(
            "sweeping",
            () -> {
              throw new InvariantBroken("upside down");
            },
            Duration.ofHours(1),
            chores);
    chore.start();
    try {
      await().until(() -> indicator.health().getStatus().equals(Status.DOWN));
    } finally {
      chore.stop();
    }
    assertThat(indicator.health().getDetails())
        .containsEntry(
            "sweeping",
            Map.of(
                "state",
                "FAILING",
                "since",
                NOW,
                "failures",
                1,
                "why",
                "io.lading.core.intake.InvariantBroken: upside down"));
  }
}
