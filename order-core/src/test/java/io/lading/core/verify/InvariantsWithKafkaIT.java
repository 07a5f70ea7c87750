package io.lading.core.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.Sources;
import io.lading.core.contract.Topics;
import io.lading.core.model.LgOrderCode;
import io.lading.core.verify.Finding.Broken;
import io.lading.core.verify.Finding.Held;
import io.lading.core.verify.Finding.Offence;
import io.lading.core.verify.Finding.Undecided;
import io.lading.engines.Engines;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvariantsWithKafkaIT {

  private static final String DEAD_LETTERS = Topics.deadLettersOf(Topics.TRADE_EVENTS);

  private final KafkaEngine kafka = Engines.shared().kafka();
  private final BusyCentre centre = new BusyCentre();
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  @BeforeEach
  void inputThatWasConsumed() throws Exception {
    kafka.cleanSlate(
        TopicSpec.of(Topics.TRADE_EVENTS, 1),
        TopicSpec.of(Topics.ORDER_STATUS, 3),
        TopicSpec.of(Topics.ORDER_REJECTIONS, 1),
        TopicSpec.of(DEAD_LETTERS, 1));
    input(BusyCentre.ORDERS + 2);
  }

  @AfterEach
  void close() {
    producer.close();
    centre.close();
  }

  @Test
  void aDrainedSystemHoldsEveryInvariant() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    Report report = verify();
    assertThat(report.holds()).as("%s", report).isTrue();
    assertThat(report.findings()).filteredOn(f -> f.invariant().startsWith("5")).hasSize(6);
  }

  @Test
  void whatWasPublishedTwiceIsNoBreach() throws Exception {
    publish(message -> true);
    publish(message -> true);
    centre.relayIsDone();
    assertThat(verify().holds()).isTrue();
  }

  @Test
  void whatWaitsForTheRelayIsNotDrainedButNotLost() throws Exception {
    publish(message -> of(message, 0));
    Report report = verify();
    assertThat(report.isBroken()).as("%s", report).isFalse();
    assertThat(undecided(report, "5 every committed event")).isEqualTo(BusyCentre.ORDERS);
    assertThat(undecided(report, "5 every rejection")).isEqualTo(2);
  }

  @Test
  void anEventThatCountsAsPublishedAndIsNotOnTheTopicIsLost() throws Exception {
    publish(message -> !of(message, 3));
    centre.relayIsDone();
    assertOffender(verify(), "5 events reach", LgOrderCode.of(centre.order(3)));
  }

  @Test
  void anEventThatOvertakesAnotherIsOutOfOrder() throws Exception {
    publish(message -> true);
    publishAs(2, 4);
    publishAs(2, 2);
    centre.execute("UPDATE logistics_order_state SET sequence = 4");
    centre.relayIsDone();
    assertOffender(verify(), "5 events reach", LgOrderCode.of(centre.order(2)));
  }

  @Test
  void anEventThatWasNeverCommittedIsAStranger() throws Exception {
    publish(message -> true);
    publishAs(5, 2);
    centre.relayIsDone();
    assertOffender(verify(), "5 nothing is on the topic", LgOrderCode.of(centre.order(5)));
  }

  @Test
  void anOrderThatWasNeverCommittedIsAStranger() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    producer
        .send(
            record(
                new OutgoingMessage(
                    Topics.ORDER_STATUS,
                    LgOrderCode.of(4711).getBytes(UTF_8),
                    headersOf(1),
                    null,
                    4711L,
                    1)))
        .get();
    assertOffender(verify(), "5 nothing is on the topic", LgOrderCode.of(4711));
  }

  @Test
  void aRefusalThatIsNotOnItsTopicIsLost() throws Exception {
    publish(message -> !message.topic().equals(Topics.ORDER_REJECTIONS));
    centre.relayIsDone();
    assertThat(broken(verify(), "5 rejections").count()).isEqualTo(1);
  }

  @Test
  void aDeadLetterWithoutACommitIsAStranger() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    producer.send(new ProducerRecord<>(DEAD_LETTERS, "nobody's".getBytes(UTF_8))).get();
    assertOffender(verify(), "5 nothing is refused", DEAD_LETTERS + "-0@1");
  }

  @Test
  void aRejectionOfThePlannerIsNoStranger() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    var rejection = new ProducerRecord<byte[], byte[]>(Topics.ORDER_REJECTIONS, new byte[] {'x'});
    rejection.headers().add("ce_source", Sources.ROUTES.getBytes(UTF_8));
    producer.send(rejection).get();
    assertThat(verify().holds()).isTrue();
    rejection = new ProducerRecord<>(Topics.ORDER_REJECTIONS, new byte[] {'x'});
    rejection.headers().add("ce_source", Sources.ORDERS.getBytes(UTF_8));
    producer.send(rejection).get();
    assertThat(broken(verify(), "5 nothing is refused").count()).isEqualTo(1);
  }

  @Test
  void aDeadLetterOlderThanTheOutboxIsNoOffence() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    long longAgo = Instant.now().minus(Duration.ofDays(9)).toEpochMilli();
    byte[] letter = "its row was dropped".getBytes(UTF_8);
    producer.send(new ProducerRecord<>(DEAD_LETTERS, 0, longAgo, null, letter)).get();
    assertThat(verify().holds()).isTrue();
  }

  @Test
  void anInputTopicThatNobodyHasClaimedIsNotConsumed() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    kafka.createTopics(TopicSpec.of(Topics.INVENTORY_UPDATES, 1));
    producer.send(new ProducerRecord<>(Topics.INVENTORY_UPDATES, new byte[] {'x'})).get();
    assertThat(undecided(verify(), "8 every input record is consumed")).isEqualTo(1);
  }

  @Test
  void aTopicThatRetentionHasCutIsNotALoss() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    for (int partition = 0; partition < 3; partition++) {
      var all = RecordsToDelete.beforeOffset(-1);
      var where = new TopicPartition(Topics.ORDER_STATUS, partition);
      kafka.admin().deleteRecords(Map.of(where, all)).all().get();
    }
    Report report = verify();
    assertThat(report.isBroken()).as("%s", report).isFalse();
  }

  @Test
  void theLastSnapshotOfAnOrderIsOfItsLastEventOrIsYetToCome() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    kafka.createTopics(TopicSpec.of(Topics.ORDER_SNAPSHOTS, 1));
    for (int order = 0; order < BusyCentre.ORDERS; order++) {
      snapshot(centre.order(order), 1, new byte[] {'x'});
    }
    assertThat(verify().holds()).isTrue();
    centre.execute("UPDATE logistics_order_state SET sequence = 2");
    assertThat(undecided(verify(), "5 the latest snapshot")).isEqualTo(BusyCentre.ORDERS);
    centre.execute("UPDATE logistics_order_state SET sequence = 1");
    snapshot(centre.order(3), 0, null);
    assertThat(undecided(verify(), "5 the latest snapshot")).isEqualTo(1);
    centre.execute("UPDATE logistics_order SET is_delete = true WHERE id = " + centre.order(3));
    assertThat(verify().holds()).isTrue();
    snapshot(centre.order(3), 1, new byte[] {'x'});
    assertThat(undecided(verify(), "5 the latest snapshot")).isEqualTo(1);
  }

  @Test
  void aSnapshotOfAnEventThatWasNeverCommittedIsAStranger() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    kafka.createTopics(TopicSpec.of(Topics.ORDER_SNAPSHOTS, 1));
    for (int order = 0; order < BusyCentre.ORDERS; order++) {
      snapshot(centre.order(order), order == 5 ? 2 : 1, new byte[] {'x'});
    }
    assertOffender(verify(), "5 no snapshot", LgOrderCode.of(centre.order(5)));
  }

  @Test
  void aTopicThatOthersConsumeIsNotCounted() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    kafka.createTopics(TopicSpec.of(Topics.FLEET_UPDATES, 1));
    producer.send(new ProducerRecord<>(Topics.FLEET_UPDATES, new byte[] {'x'})).get();
    assertThat(verify().holds()).isTrue();
  }

  private void snapshot(long orderId, int sequence, byte @Nullable [] value) throws Exception {
    var record =
        new ProducerRecord<>(
            Topics.ORDER_SNAPSHOTS, LgOrderCode.of(orderId).getBytes(UTF_8), value);
    headersOf(sequence).forEach(header -> record.headers().add(header.name(), header.value()));
    producer.send(record).get();
  }

  @Test
  void recordsBehindThePositionAreLagAndRecordsBelowItHaveAnOutcome() throws Exception {
    publish(message -> true);
    centre.relayIsDone();
    input(3);
    Report lagging = verify();
    assertThat(undecided(lagging, "8 every input record")).isEqualTo(3);
    centre.execute("UPDATE consumer_position SET next_offset = next_offset + 2");
    Report skipped = verify();
    assertThat(undecided(skipped, "8 every input record")).isEqualTo(1);
    assertThat(undecided(skipped, "8 every record below")).isEqualTo(2);
  }

  private Report verify() {
    return centre.invariants().checkWithKafka(kafka.bootstrapServers());
  }

  private boolean of(OutgoingMessage message, int order) {
    return message.orderId() != null && message.orderId() == centre.order(order);
  }

  private void input(int records) throws Exception {
    for (int i = 0; i < records; i++) {
      producer.send(new ProducerRecord<>(Topics.TRADE_EVENTS, new byte[] {'x'})).get();
    }
  }

  private void publish(Predicate<OutgoingMessage> which) throws Exception {
    centre.outbox(sending(which));
    producer.flush();
  }

  /** Another event of the order, with this sequence. */
  private void publishAs(int order, int sequence) throws Exception {
    centre.outbox(
        message -> {
          if (of(message, order)) {
            sending(_ -> true)
                .accept(
                    new OutgoingMessage(
                        message.topic(),
                        message.key(),
                        headersOf(sequence),
                        message.payload(),
                        message.orderId(),
                        sequence));
          }
        });
  }

  private static List<MessageHeader> headersOf(int sequence) {
    return List.of(
        new MessageHeader("ce_type", "io.lading.order.status-changed".getBytes(UTF_8)),
        new MessageHeader("ce_sequence", Integer.toString(sequence).getBytes(UTF_8)));
  }

  private Consumer<OutgoingMessage> sending(Predicate<OutgoingMessage> which) {
    return message -> {
      if (which.test(message)) {
        try {
          producer.send(record(message)).get();
        } catch (ExecutionException | InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  private static ProducerRecord<byte[], byte[]> record(OutgoingMessage message) {
    var record =
        new ProducerRecord<byte[], byte[]>(message.topic(), message.key(), message.payload());
    message.headers().forEach(header -> record.headers().add(header.name(), header.value()));
    return record;
  }

  private static long undecided(Report report, String invariant) {
    assertThat(finding(report, invariant)).as("%s", report).isInstanceOf(Undecided.class);
    return ((Undecided) finding(report, invariant)).count();
  }

  private static void assertOffender(Report report, String invariant, String id) {
    assertThat(broken(report, invariant).offences()).extracting(Offence::id).containsExactly(id);
    assertThat(report.findings())
        .as("%s", report)
        .filteredOn(finding -> !finding.invariant().startsWith(invariant))
        .filteredOn(finding -> !finding.invariant().startsWith("4"))
        .allMatch(Held.class::isInstance);
  }

  private static Broken broken(Report report, String invariant) {
    assertThat(finding(report, invariant)).as("%s", report).isInstanceOf(Broken.class);
    return (Broken) finding(report, invariant);
  }

  private static Finding finding(Report report, String invariant) {
    return report.findings().stream()
        .filter(finding -> finding.invariant().startsWith(invariant))
        .findFirst()
        .orElseThrow();
  }
}
