package io.lading.ingest.health;

import io.lading.ingest.opening.Opening;
import io.lading.ingest.opening.OpeningState.Closed;
import io.lading.ingest.opening.OpeningState.Doing;
import io.lading.ingest.opening.OpeningState.Open;
import io.lading.ingest.opening.OpeningState.Refused;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP once every step of opening is done; DOWN when one refuses; OUT_OF_SERVICE meanwhile. */
public final class OpeningIndicator implements HealthIndicator {

  private final Opening opening;

  public OpeningIndicator(Opening opening) {
    this.opening = opening;
  }

  @Override
  public Health health() {
    return switch (opening.state()) {
      case Open _ -> Health.up().build();
      case Closed _ -> Health.outOfService().build();
      case Doing(var step, var since, var why) ->
          Health.outOfService()
              .withDetail("step", step)
              .withDetail("since", since)
              .withDetail("why", why)
              .build();
      case Refused(var step, var since, var why) ->
          Health.down()
              .withDetail("step", step)
              .withDetail("since", since)
              .withDetail("why", why)
              .build();
    };
  }
}
