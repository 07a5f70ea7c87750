package io.lading.core.consume;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;

/**
 * Makes the intakes of a service.
 *
 * @param kafka client settings: the brokers, security; more as the operator likes
 */
public record TopicIntakes(
    Map<String, Object> kafka,
    PositionClaims claims,
    IntakeHealth health,
    MeterRegistry meters,
    Clock clock) {

  public TopicIntake intake(IntakeSettings settings, PollHandler handler) {
    return new TopicIntake(this, settings, handler);
  }
}
