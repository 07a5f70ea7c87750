package io.lading.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import io.lading.engines.Engines;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import io.lading.ingest.World;
import io.lading.ingest.relay.TopicGuard.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class TopicGuardIT {

  private static final Bounds USUAL = new Bounds(Duration.ofDays(8), Duration.ofDays(30), 1);
  private static final List<String> INPUTS = List.of(Topics.TRADE_EVENTS, Topics.INVENTORY_UPDATES);

  private final KafkaEngine kafka = Engines.shared().kafka();

  @Test
  void aMissingTopicIsNamedAndWaitedFor() {
    try (World _ = World.fresh()) {
      TopicGuard guard = guard(USUAL);
      guard.look();
      assertThat(guard.findings()).allMatch(finding -> finding.contains("max.message.bytes"));
      kafka.deleteTopics(List.of(Topics.deadLettersOf(Topics.INVENTORY_UPDATES)));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThatThrownBy(guard::look)
                      .isInstanceOf(KafkaException.class)
                      .hasMessageContaining("lading.inventory-updates.v1.dlt"));
    }
  }

  @Test
  void aTopicThatKeepsLongerThanWeRememberIsNamed() {
    try (World _ = World.fresh()) {
      TopicGuard guard = guard(new Bounds(Duration.ofDays(1), Duration.ofDays(2), 1L << 30));
      guard.look();
      assertThat(guard.findings())
          .anyMatch(
              finding ->
                  finding.startsWith(Topics.ORDER_STATUS)
                      && finding.contains("lading.relay.chores.retention"))
          .anyMatch(finding -> finding.contains("lading.relay.producer.batch"))
          .anyMatch(
              finding ->
                  finding.startsWith(Topics.TRADE_EVENTS + " ")
                      && finding.contains("lading.identities.retention"));
    }
  }

  @Test
  void compactedIsForEver() {
    try (World _ = World.fresh()) {
      String topic = "lading.kept-for-ever";
      Map<String, String> compacted = Map.of("cleanup.policy", "compact");
      kafka.createTopics(
          new TopicSpec(topic, 1, compacted), TopicSpec.of(Topics.deadLettersOf(topic), 1));
      var guard =
          new TopicGuard(
              Map.of("bootstrap.servers", kafka.bootstrapServers()),
              List.of(topic),
              USUAL,
              List.of());
      guard.look();
      assertThat(guard.findings()).anyMatch(finding -> finding.contains("for ever"));
    }
  }

  @Test
  void aTopicOfSnapshotsThatForgetsIsNamedAndAMissingOneIsDemanded() {
    try (World _ = World.fresh()) {
      var connection = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
      var guard = new TopicGuard(connection, INPUTS, USUAL, List.of(Topics.ORDER_STATUS));
      guard.look();
      assertThat(guard.findings()).anyMatch(finding -> finding.contains("Set it to compact"));
      var missing = new TopicGuard(connection, INPUTS, USUAL, List.of("lading.not-there"));
      assertThatThrownBy(missing::look).hasMessageContaining("lading.not-there");
    }
  }

  private TopicGuard guard(Bounds retentions) {
    return new TopicGuard(
        Map.of("bootstrap.servers", kafka.bootstrapServers()), INPUTS, retentions, List.of());
  }
}
