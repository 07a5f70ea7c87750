package io.lading.ingest.health;

import io.lading.ingest.relay.TopicGuard;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP; with what somebody should change about the topics. */
public final class TopicsIndicator implements HealthIndicator {

  private final TopicGuard guard;

  public TopicsIndicator(TopicGuard guard) {
    this.guard = guard;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    if (!guard.findings().isEmpty()) {
      health.withDetail("attention", guard.findings());
    }
    return health.build();
  }
}
