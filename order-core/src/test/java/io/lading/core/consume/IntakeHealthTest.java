package io.lading.core.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.consume.IntakeState.Retrying;
import io.lading.core.consume.IntakeState.Running;
import io.lading.core.consume.IntakeState.Starting;
import io.lading.core.consume.IntakeState.Stopped;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntakeHealthTest {

  private static final Retrying RETRYING = new Retrying(Instant.EPOCH, "database");
  private static final Stopped STOPPED = new Stopped(Instant.EPOCH, "bug");

  private final IntakeHealth health = new IntakeHealth();

  @Test
  void aTopicIsAsWellAsTheWorstOfItsConsumers() {
    health.report("t", 0, new Running());
    health.report("t", 1, new Starting());
    assertThat(health.states()).containsEntry("t", new Starting());
    health.report("t", 1, RETRYING);
    assertThat(health.states()).containsEntry("t", RETRYING);
    health.report("t", 1, new Running());
    assertThat(health.isRunning()).isTrue();
  }

  @Test
  void oneTopicDoesNotSpeakForAnother() {
    health.report("t", 0, STOPPED);
    health.report("u", 0, new Running());
    assertThat(health.states()).containsEntry("t", STOPPED).containsEntry("u", new Running());
    assertThat(health.isRunning()).isFalse();
  }

  @Test
  void stoppedStaysStoppedUntilItIsStartedAnew() {
    health.report("t", 0, STOPPED);
    health.report("t", 0, new Running());
    assertThat(health.states()).containsEntry("t", STOPPED);
    health.forget("t");
    health.report("t", 0, new Running());
    assertThat(health.isRunning()).isTrue();
  }
}
