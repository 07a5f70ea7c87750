package io.lading.planner.health;

import io.lading.core.intake.StorageUnavailable;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** OUT_OF_SERVICE while nothing is planned and nobody leaves, with what is waited for. */
public final class UpToDateIndicator implements HealthIndicator {

  private final Supplier<List<String>> lacking;

  /** {@code lacking}: what is waited for; throws StorageUnavailable. */
  public UpToDateIndicator(Supplier<List<String>> lacking) {
    this.lacking = lacking;
  }

  @Override
  public Health health() {
    try {
      List<String> waitedFor = lacking.get();
      return waitedFor.isEmpty()
          ? Health.up().build()
          : Health.outOfService().withDetail("waiting for", waitedFor).build();
    } catch (StorageUnavailable away) {
      return Health.unknown().withDetail("why", String.valueOf(away.getMessage())).build();
    }
  }
}
