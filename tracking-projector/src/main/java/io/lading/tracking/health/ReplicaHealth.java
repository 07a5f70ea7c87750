package io.lading.tracking.health;

import io.lading.core.reads.Replica;
import io.lading.core.reads.ReplicaState;
import io.lading.core.reads.ReplicaState.Absent;
import io.lading.core.reads.ReplicaState.Bypassed;
import io.lading.core.reads.ReplicaState.Following;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether questions go to the replica. One that is bypassed makes nothing worse than slower, so it
 * turns nothing else DOWN: its status is a word of its own, which the whole passes over.
 */
public final class ReplicaHealth implements HealthIndicator {

  private static final Status BYPASSED = new Status("BYPASSED");

  private final Replica replica;

  public ReplicaHealth(Replica replica, MeterRegistry meters) {
    this.replica = replica;
    Gauge.builder("lading.tracking.replica.lag", replica, ReplicaHealth::lag)
        .description("Seconds that the replica is behind; not a number while it is not asked")
        .baseUnit("seconds")
        .register(meters);
  }

  @Override
  public Health health() {
    return switch (replica.state()) {
      case Absent _ -> Health.up().withDetail("replica", "none is given").build();
      case Following(var lag) -> Health.up().withDetail("lag", lag.toString()).build();
      case Bypassed(var why) -> Health.status(BYPASSED).withDetail("why", why).build();
    };
  }

  private static double lag(Replica replica) {
    ReplicaState state = replica.state();
    return state instanceof Following(var lag) ? lag.toMillis() / 1e3 : Double.NaN;
  }
}
