package io.lading.core.health;

import io.lading.core.consume.IntakeHealth;
import io.lading.core.consume.IntakeState;
import io.lading.core.consume.IntakeState.Retrying;
import io.lading.core.consume.IntakeState.Running;
import io.lading.core.consume.IntakeState.Starting;
import io.lading.core.consume.IntakeState.Stopped;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP only while every topic is being consumed; each topic with its state. */
public final class IntakeIndicator implements HealthIndicator {

  private final IntakeHealth intake;

  public IntakeIndicator(IntakeHealth intake) {
    this.intake = intake;
  }

  @Override
  public Health health() {
    Map<String, IntakeState> states = intake.states();
    Health.Builder health = builder(states);
    states.forEach((topic, state) -> health.withDetail(topic, details(state)));
    return health.build();
  }

  private static Health.Builder builder(Map<String, IntakeState> states) {
    if (states.values().stream().anyMatch(IntakeIndicator::isDown)) {
      return Health.down();
    }
    boolean running =
        !states.isEmpty() && states.values().stream().allMatch(Running.class::isInstance);
    return running ? Health.up() : Health.outOfService();
  }

  private static boolean isDown(IntakeState state) {
    return state instanceof Retrying || state instanceof Stopped;
  }

  private static Map<String, Object> details(IntakeState state) {
    return switch (state) {
      case Starting _ -> Map.of("state", "STARTING");
      case Running _ -> Map.of("state", "RUNNING");
      case Retrying(var since, var why) -> Map.of("state", "RETRYING", "since", since, "why", why);
      case Stopped(var since, var why) -> Map.of("state", "STOPPED", "since", since, "why", why);
    };
  }
}
