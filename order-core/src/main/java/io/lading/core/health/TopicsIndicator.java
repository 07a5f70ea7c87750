package io.lading.core.health;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP; with what somebody should change about the topics. */
public final class TopicsIndicator implements HealthIndicator {

  private final Supplier<List<String>> findings;

  public TopicsIndicator(Supplier<List<String>> findings) {
    this.findings = findings;
  }

  @Override
  public Health health() {
    List<String> found = findings.get();
    Health.Builder health = Health.up();
    if (!found.isEmpty()) {
      health.withDetail("attention", found);
    }
    return health.build();
  }
}
