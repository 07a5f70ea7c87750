package io.lading.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.outbox.KnownOrders;
import io.lading.core.relay.Republish;
import io.lading.engines.Engines;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import io.lading.ingest.relay.RestoreGuard.DatabaseIsBehind;
import io.lading.ingest.relay.RestoreGuard.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreGuardIT {

  private static final int PARTITIONS = 6;

  private final KafkaEngine kafka = Engines.shared().kafka();
  private final Map<String, Object> connection =
      Map.of("bootstrap.servers", kafka.bootstrapServers());
  private final String topic = "lading.announced-" + UUID.randomUUID();
  private final Map<Long, Integer> database = new HashMap<>();

  @BeforeEach
  void create() {
    kafka.createTopics(TopicSpec.of(topic, PARTITIONS));
  }

  @AfterEach
  void delete() {
    kafka.deleteTopics(List.of(topic));
  }

  @Test
  void aDatabaseThatKnowsEverythingAnnouncedMayWork() throws Exception {
    announce(1, 1, false);
    announce(1, 2, false);
    announce(2, 1, false);
    database.putAll(Map.of(1L, 2, 2L, 5));
    assertThat(guard(topic).judge()).isEqualTo(new Verdict.InStep(2));
    guard(topic).demandInStep();
  }

  @Test
  void anOrderThatItDoesNotKnowStopsIt() throws Exception {
    announce(1, 1, false);
    announce(77, 1, false);
    database.put(1L, 1);
    assertThatExceptionOfType(DatabaseIsBehind.class)
        .isThrownBy(() -> guard(topic).demandInStep())
        .withMessageContaining("order 77 is not there");
  }

  @Test
  void aSequenceThatItHasNotReachedStopsIt() throws Exception {
    announce(5, 4, false);
    announce(5, 5, false);
    database.put(5L, 3);
    assertThatExceptionOfType(DatabaseIsBehind.class)
        .isThrownBy(() -> guard(topic).demandInStep())
        .withMessageContaining("order 5 was announced up to 5 and is at 3")
        .withMessageContaining("system identifier 4711, time line 2");
  }

  @Test
  void whatWasPublishedAgainAndWhatIsNoOrdersDoesNotCount() throws Exception {
    announce(77, 1, true);
    send(new ProducerRecord<byte[], byte[]>(topic, 0, null, bytes("stray")));
    assertThat(guard(topic).judge()).isEqualTo(new Verdict.InStep(0));
  }

  @Test
  void onlyTheTailIsRead() throws Exception {
    for (int sequence = 1; sequence <= 30; sequence++) {
      announce(9, sequence, false);
      announce(10 + sequence, 1, false, 3);
    }
    database.put(9L, 30);
    for (long order = 36; order <= 40; order++) {
      database.put(order, 1);
    }
    assertThat(guard(topic, 5).judge()).isEqualTo(new Verdict.InStep(6));
  }

  @Test
  void aTopicThatIsNotThereHasAnnouncedNothing() {
    assertThat(guard("lading.no-such-topic").judge()).isEqualTo(new Verdict.InStep(0));
  }

  private RestoreGuard guard(String topic) {
    return guard(topic, StatusTail.USUAL);
  }

  private RestoreGuard guard(String topic, int perPartition) {
    KnownOrders known =
        new KnownOrders() {
          @Override
          public Map<Long, Integer> latestSequences(Collection<Long> orderIds) {
            Map<Long, Integer> found = new HashMap<>(database);
            found.keySet().retainAll(orderIds);
            return found;
          }

          @Override
          public Cluster cluster() {
            return new Cluster(4711, 2);
          }
        };
    return new RestoreGuard(known, new StatusTail(connection, topic, perPartition));
  }

  private void announce(long order, int sequence, boolean again) throws Exception {
    announce(order, sequence, again, (int) (order % 2));
  }

  private void announce(long order, int sequence, boolean again, int partition) throws Exception {
    var record =
        new ProducerRecord<byte[], byte[]>(
            topic, partition, bytes("LG%019d".formatted(order)), bytes("{}"));
    record.headers().add("ce_sequence", bytes(Integer.toString(sequence)));
    if (again) {
      record.headers().add(Republish.HEADER, bytes("true"));
    }
    send(record);
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get(30, TimeUnit.SECONDS);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
