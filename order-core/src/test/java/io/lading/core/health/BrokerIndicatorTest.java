package io.lading.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class BrokerIndicatorTest {

  @Test
  void aBrokerWhoseNameDoesNotResolveIsDownAndFailsNobody() {
    Map<String, Object> kafka = Map.of("bootstrap.servers", "kafka.invalid:9092");
    try (var indicator = new BrokerIndicator(kafka, Duration.ofMillis(100))) {
      Health health = indicator.health();
      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(String.valueOf(health.getDetails().get("why"))).contains("bootstrap");
    }
  }
}
