package io.lading.tracking.health;

import io.lading.core.consume.IntakeHealth;
import io.lading.core.consume.IntakeState;
import io.lading.tracking.timeline.Attention;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * DOWN while the status topic is not being projected, and while there are events that cannot be
 * read and are not settled. An open gap is shown and measured, but the projector itself works.
 */
public final class ProjectionHealth implements HealthIndicator {

  private final IntakeHealth intake;
  private final AttentionWatch attention;

  public ProjectionHealth(IntakeHealth intake, AttentionWatch attention) {
    this.intake = intake;
    this.attention = attention;
  }

  @Override
  public Health health() {
    Health.Builder health = consuming();
    intake.states().forEach((topic, state) -> health.withDetail(topic, words(state)));
    attention.now().ifPresentOrElse(now -> report(health, now), health::down);
    return health.build();
  }

  private Health.Builder consuming() {
    if (intake.states().isEmpty()) {
      return Health.outOfService();
    }
    return intake.isRunning() ? Health.up() : Health.down();
  }

  private static void report(Health.Builder health, Attention now) {
    health.withDetail("openGaps", now.openGaps()).withDetail("unreadable", now.unreadable());
    if (now.unreadable() > 0) {
      health.down();
    }
  }

  private static String words(IntakeState state) {
    return switch (state) {
      case IntakeState.Starting _ -> "starting";
      case IntakeState.Running _ -> "running";
      case IntakeState.Retrying(var since, var why) -> "retrying since " + since + ": " + why;
      case IntakeState.Stopped(var since, var why) -> "stopped at " + since + ": " + why;
    };
  }
}
