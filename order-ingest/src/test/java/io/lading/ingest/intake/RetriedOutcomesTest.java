package io.lading.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import io.lading.core.intake.Tally;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class RetriedOutcomesTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void whatWasParkedIsCountedWhenItEndsAmongTheOutcomesOfItsTopic() {
    var retried = new RetriedOutcomes(meters);
    retried.of(Topics.ORDER_UPDATES, new Tally(2, 0, 0, 1, 0));
    retried.of(Topics.TRADE_EVENTS, new Tally(0, 0, 1, 0, 0));
    assertThat(count(Topics.ORDER_UPDATES, "applied")).isEqualTo(2);
    assertThat(count(Topics.ORDER_UPDATES, "dead-lettered")).isEqualTo(1);
    assertThat(count(Topics.TRADE_EVENTS, "rejected")).isEqualTo(1);
  }

  private double count(String topic, String outcome) {
    return meters
        .get("lading.intake.outcomes")
        .tag("topic", topic)
        .tag("outcome", outcome)
        .counter()
        .count();
  }
}
