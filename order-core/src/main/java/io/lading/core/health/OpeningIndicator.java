package io.lading.core.health;

import io.lading.core.opening.Opening;
import io.lading.core.opening.OpeningState;
import io.lading.core.opening.OpeningState.Closed;
import io.lading.core.opening.OpeningState.Doing;
import io.lading.core.opening.OpeningState.Open;
import io.lading.core.opening.OpeningState.Refused;
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
    OpeningState state = opening.state();
    return status(state).withDetails(state.details()).build();
  }

  private static Health.Builder status(OpeningState state) {
    return switch (state) {
      case Open _ -> Health.up();
      case Closed _, Doing _ -> Health.outOfService();
      case Refused _ -> Health.down();
    };
  }
}
