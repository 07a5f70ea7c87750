package io.lading.core.health;

import io.lading.core.relay.OutboxRelay;
import io.lading.core.relay.RelayHealth;
import io.lading.core.relay.RelayHealth.LaneHealth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP while every lane of the outbox is published, here or by another instance. */
public final class RelayIndicator implements HealthIndicator {

  private final OutboxRelay relay;

  public RelayIndicator(OutboxRelay relay) {
    this.relay = relay;
  }

  @Override
  public Health health() {
    RelayHealth relayHealth = relay.health();
    Health.Builder builder = builder(relayHealth);
    relayHealth.lanes().forEach(lane -> builder.withDetail("lane " + lane.lane(), details(lane)));
    if (!relayHealth.problems().isEmpty()) {
      builder.withDetail("why", relayHealth.problems());
    }
    return builder.build();
  }

  private static Health.Builder builder(RelayHealth health) {
    if (health.isUp()) {
      return Health.up();
    }
    return health.lanes().isEmpty() ? Health.outOfService() : Health.down();
  }

  private static Map<String, Object> details(LaneHealth lane) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("state", lane.state());
    details.put("since", lane.since());
    if (lane.problem() != null) {
      details.put("why", lane.problem());
    }
    return details;
  }
}
