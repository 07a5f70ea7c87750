package io.lading.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.Topics;
import io.lading.engines.kafka.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
  private final TopicPlan plan = new TopicPlan(6, Duration.ofHours(1), 1_000_000);

  @Test
  void everyTopicOfTheContractIsMadeAndADeadLetterTopicForEachInput() {
    assertThat(plan.topics())
        .extracting(TopicSpec::name)
        .contains(Topics.TRADE_EVENTS, Topics.ORDER_STATUS, Topics.ROUTE_PLANS)
        .contains(Topics.deadLettersOf(Topics.TRADE_EVENTS))
        .contains(Topics.deadLettersOf(Topics.FLEET_UPDATES))
        .doesNotHaveDuplicates()
        .hasSize(12);
  }

  @Test
  void everyTopicIsInTheTableForOperators() throws IOException {
    assertThat(Files.readString(RunningProgram.home().resolve("deploy/README.md")))
        .contains(plan.topics().stream().map(topic -> "`" + topic.name() + "`").toList());
  }

  @Test
  void aDeadLetterMayBeLargerThanItsInput() {
    int input = bytes(Topics.TRADE_EVENTS);
    assertThat(bytes(Topics.deadLettersOf(Topics.TRADE_EVENTS))).isGreaterThan(input);
  }

  @Test
  void onlySnapshotsAreCompacted() {
    assertThat(topic(Topics.ORDER_SNAPSHOTS).configuration())
        .containsEntry("cleanup.policy", "compact");
    assertThat(topic(Topics.ORDER_STATUS).configuration()).doesNotContainKey("cleanup.policy");
  }

  @Test
  void nonsenseIsRefusedWithItsBounds() {
    assertThatThrownBy(() -> new TopicPlan(0, Duration.ofHours(1), 1_000_000))
        .hasMessage("partitions: 1 to 1000, not 0");
    assertThatThrownBy(() -> new TopicPlan(1, Duration.ZERO, 1_000_000))
        .hasMessageContaining("retention: above zero and at most 720 hours");
    assertThatThrownBy(() -> new TopicPlan(1, Duration.ofHours(721), 1_000_000))
        .hasMessageContaining("not 721");
    assertThatThrownBy(() -> new TopicPlan(1, Duration.ofHours(1), 100_000_000))
        .hasMessage("max message bytes: 1000 to 20000000, not 100000000");
  }

  private int bytes(String topic) {
    return Integer.parseInt(topic(topic).configuration().get("max.message.bytes"));
  }

  private TopicSpec topic(String name) {
    return plan.topics().stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
