package io.lading.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.outbox.KnownOrders;
import io.lading.ingest.relay.RestoreGuard.DatabaseIsBehind;
import io.lading.ingest.relay.RestoreGuard.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestoreGuardIT {

  private final RelayFixture fixture = RelayFixture.shared();
  private final Map<Long, Integer> database = new HashMap<>();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aDatabaseThatKnowsEverythingAnnouncedMayWork() throws Exception {
    announce(1, 1, false);
    announce(1, 2, false);
    announce(2, 1, false);
    database.putAll(Map.of(1L, 2, 2L, 5));
    assertThat(guard(fixture.topic).judge()).isEqualTo(new Verdict.InStep(2));
    guard(fixture.topic).demandInStep();
  }

  @Test
  void anOrderThatItDoesNotKnowStopsIt() throws Exception {
    announce(1, 1, false);
    announce(77, 1, false);
    database.put(1L, 1);
    assertThatExceptionOfType(DatabaseIsBehind.class)
        .isThrownBy(() -> guard(fixture.topic).demandInStep())
        .withMessageContaining("order 77 is not there");
  }

  @Test
  void aSequenceThatItHasNotReachedStopsIt() throws Exception {
    announce(5, 4, false);
    announce(5, 5, false);
    database.put(5L, 3);
    assertThatExceptionOfType(DatabaseIsBehind.class)
        .isThrownBy(() -> guard(fixture.topic).demandInStep())
        .withMessageContaining("order 5 was announced up to 5 and is at 3")
        .withMessageContaining("system identifier 4711, time line 2");
  }

  @Test
  void whatWasPublishedAgainAndWhatIsNoOrdersDoesNotCount() throws Exception {
    announce(77, 1, true);
    send(new ProducerRecord<byte[], byte[]>(fixture.topic, 0, null, bytes("stray")));
    assertThat(guard(fixture.topic).judge()).isEqualTo(new Verdict.InStep(0));
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
    assertThat(guard(fixture.topic, 5).judge()).isEqualTo(new Verdict.InStep(6));
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
    return new RestoreGuard(known, new StatusTail(fixture.kafka, topic, perPartition));
  }

  private void announce(long order, int sequence, boolean again) throws Exception {
    announce(order, sequence, again, (int) (order % 2));
  }

  private void announce(long order, int sequence, boolean again, int partition) throws Exception {
    var record =
        new ProducerRecord<byte[], byte[]>(
            fixture.topic, partition, bytes("LG%019d".formatted(order)), bytes("{}"));
    record.headers().add("ce_sequence", bytes(Integer.toString(sequence)));
    if (again) {
      record.headers().add(Republish.HEADER, bytes("true"));
    }
    send(record);
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    try (Producer<byte[], byte[]> producer =
        new ProducerSource(fixture.kafka, RelayFixture.settings().producer()).get()) {
      producer.send(record).get(30, TimeUnit.SECONDS);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
