package io.lading.core.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** An intake that does not start. */
class TopicIntakeTest {

  @Test
  void aWrongSettingIsNotABrokerThatIsAway() {
    TopicIntake intake = intake(Map.of("session.timeout.ms", "1000"));

    assertThatThrownBy(intake::start)
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("eartbeat");
    assertThat(intake.isRunning()).isFalse();
  }

  @Test
  void aNameThatDoesNotResolveIsTheWorlds() {
    var unresolved = new ConfigException("No resolvable bootstrap urls given in bootstrap.servers");
    KafkaException failure = new KafkaException("Failed to construct kafka consumer", unresolved);

    assertThat(Misconfigured.in(failure)).isSameAs(failure);
    assertThat(Misconfigured.in(new KafkaException("x", new ConfigException("no such setting"))))
        .isInstanceOf(Misconfigured.class);
  }

  private static TopicIntake intake(Map<String, Object> more) {
    Map<String, Object> kafka = new HashMap<>(more);
    kafka.put("bootstrap.servers", "127.0.0.1:1");
    var intakes =
        new TopicIntakes(
            kafka,
            situations -> new Claiming.Refused(List.of()),
            new IntakeHealth(),
            new SimpleMeterRegistry(),
            Clock.systemUTC());
    Duration time = Duration.ofMillis(100);
    return intakes.intake(
        new IntakeSettings("g", "t", 2, 10, Duration.ZERO, time, time, time, Duration.ofSeconds(5)),
        (messages, moves) -> {});
  }
}
