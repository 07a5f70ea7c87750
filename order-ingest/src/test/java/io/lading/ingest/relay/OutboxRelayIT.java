package io.lading.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.outbox.Backlog;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LanePosition;
import io.lading.core.outbox.LaneReading;
import io.lading.core.outbox.OutboxLog;
import io.lading.core.outbox.PageBounds;
import io.lading.core.outbox.PublishedRows.Range;
import io.lading.core.outbox.postgres.PostgresOutbox;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.engines.kafka.EmbeddedKafka;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.KafkaSettings;
import io.lading.engines.kafka.TopicSpec;
import io.lading.ingest.relay.RelayHealth.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RelayFixture fixture = RelayFixture.shared();
  private final RelaySettings settings = RelayFixture.settings("poll", "10ms");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void keysHeadersAndBytesArriveUntouched() throws Exception {
    byte[] payload = {0, -1, 34, 92, 10};
    byte[] trace = bytes("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    commit(
        fixture,
        new OutgoingMessage(
            fixture.topic,
            bytes("LG0000000000000000007"),
            List.of(new MessageHeader("traceparent", trace), new MessageHeader("none", null)),
            payload,
            7L,
            1),
        new OutgoingMessage(fixture.topic, null, List.of(), null, null, null));
    started(fixture.relay(settings));
    published(fixture, 2);
    ConsumerRecord<byte[], byte[]> record =
        fixture.published().stream().filter(r -> r.key() != null).findFirst().orElseThrow();
    assertThat(record.key()).isEqualTo(bytes("LG0000000000000000007"));
    assertThat(record.value()).isEqualTo(payload);
    assertThat(record.headers().lastHeader("traceparent").value()).isEqualTo(trace);
    assertThat(record.headers().lastHeader("none").value()).isNull();
    assertThat(record.headers().toArray()).hasSize(2);
  }

  @Test
  void aCrashAfterTheAcknowledgementAndBeforeTheMoveRepeatsAndLosesNothing() throws Exception {
    commit(fixture, numbered(fixture, 0, 10));
    var crashes = new AtomicInteger(2);
    OutboxLog crashing =
        new Log() {
          @Override
          public boolean move(Lane lane, LanePosition to) {
            if (crashes.getAndDecrement() > 0) {
              throw new StorageUnavailable("crashed", new SQLException("crashed"));
            }
            return super.move(lane, to);
          }
        };
    started(fixture.relay(with(crashing), fixture.producers(settings), settings));
    published(fixture, 30);
    await().atMost(PATIENCE).until(() -> fixture.storage.log().backlog(10).rows() == 0);
    assertThat(values(fixture)).hasSize(30).containsAll(numbers(0, 10));
    assertThat(crashes.get()).isNegative();
  }

  @Test
  void whoLostTheLaneWhilePublishingMovesNothing() throws Exception {
    fixture.storage.anchor().anchor(1);
    commit(fixture, numbered(fixture, 0, 3));
    OutboxLog robbed =
        new Log() {
          @Override
          public boolean move(Lane lane, LanePosition to) {
            administrator("UPDATE outbox_lane SET leased_until = now() - interval '1 second'");
            assertThat(fixture.storage.leases().acquire(0, "the other", PATIENCE)).isPresent();
            return super.move(lane, to);
          }
        };
    var meters = new RelayMeters(new SimpleMeterRegistry());
    var parts = new RelayParts("me", with(robbed), settings, meters);
    var publisher = new KafkaPublisher(fixture.producers(settings), PATIENCE, List.of());
    try (var lane = new LaneRelay(0, parts, publisher, _ -> {})) {
      assertThat(lane.runOnce()).isEqualTo(new Pass.Withdrawn());
      assertThat(fixture.publishedCount()).isEqualTo(3);
      assertThat(fixture.storage.log().backlog(10).rows()).isEqualTo(3);
      assertThat(lane.runOnce()).isEqualTo(new Pass.Standby());
    }
  }

  @Test
  void aWindowOfManyPagesIsPublishedInOrder() throws Exception {
    commit(fixture, numbered(fixture, 0, 1_000));
    started(fixture.relay(RelayFixture.settings("page.rows", "7", "poll", "10ms")));
    published(fixture, 1_000);
    assertThat(values(fixture)).containsExactlyElementsOf(numbers(0, 1_000));
  }

  @Test
  void theBrokerMayBeAwayForAWhile() throws Exception {
    var broker = EmbeddedKafka.start(KafkaSettings.temporary());
    try (broker;
        var engine = KafkaEngine.at(broker.bootstrapServers());
        var there = new RelayFixture(broker.bootstrapServers())) {
      engine.createTopics(TopicSpec.of(there.topic, RelayFixture.PARTITIONS));
      OutboxRelay relay =
          started(there.relay(RelayFixture.settings("producer.slow", "1s", "poll", "10ms")));
      commit(there, numbered(there, 0, 100));
      published(there, 100);
      broker.kill();
      commit(there, numbered(there, 100, 200));
      await().atMost(PATIENCE).until(() -> state(relay) == State.WAITING_FOR_THE_WORLD);
      assertThat(relay.health().isUp()).isFalse();
      assertThat(relay.health().lanes().getFirst().problem()).isNotBlank();
      broker.start();
      await().atMost(PATIENCE).until(() -> relay.health().isUp());
      await().atMost(PATIENCE).until(() -> there.storage.log().backlog(10).rows() == 0);
      assertThat(values(there)).containsSubsequence(numbers(100, 200)).containsAll(numbers(0, 100));
    }
  }

  @Test
  void theDatabaseMayBeAwayForAWhile() throws Exception {
    var failures = new AtomicInteger(5);
    OutboxLog away =
        new Log() {
          @Override
          public LaneReading read(Lane lane, PageBounds bounds) {
            if (failures.getAndDecrement() > 0) {
              throw new StorageUnavailable("away", new SQLException("away"));
            }
            return super.read(lane, bounds);
          }
        };
    OutboxRelay relay =
        started(
            fixture.relay(
                with(away),
                fixture.producers(settings),
                RelayFixture.settings("poll", "10ms", "back-off.first", "10ms")));
    await().atMost(PATIENCE).until(() -> relay.health().isUp());
    commit(fixture, numbered(fixture, 0, 5));
    published(fixture, 5);
  }

  @Test
  void anImpossibleRecordStopsTheLaneAndNothingAfterItIsSent() throws Exception {
    var small =
        RelayFixture.settings(
            "poll", "10ms", "producer.max-request", "2KB", "producer.batch", "1KB");
    OutboxRelay relay = started(fixture.relay(small));
    commit(
        fixture,
        message(fixture, "before"),
        message(fixture, "x".repeat(5_000)),
        message(fixture, "after"));
    await().atMost(PATIENCE).until(() -> state(relay) == State.STOPPED);
    assertThat(relay.health().isUp()).isFalse();
    assertThat(relay.health().lanes().getFirst().problem()).contains("RecordTooLarge");
    assertThat(values(fixture)).doesNotContain("after");
  }

  @Test
  void aCommitWakesTheRelay() throws Exception {
    OutboxRelay relay = started(fixture.relay(RelayFixture.settings("poll", "1h")));
    await().atMost(PATIENCE).until(() -> state(relay) == State.PUBLISHING);
    commit(fixture, message(fixture, "one"));
    relay.committed();
    published(fixture, 1);
  }

  @Test
  void anotherInstanceTakesOverAtOnceWhenOneStops() throws Exception {
    OutboxRelay one = started(fixture.relay(settings));
    await().atMost(PATIENCE).until(() -> state(one) == State.PUBLISHING);
    OutboxRelay two = started(fixture.relay(settings));
    await().atMost(PATIENCE).until(() -> state(two) == State.STANDBY);
    assertThat(two.health().isUp()).isTrue();
    one.stop();
    commit(fixture, message(fixture, "one"));
    published(fixture, 1);
    assertThat(state(two)).isEqualTo(State.PUBLISHING);
  }

  @Test
  void aRangeIsPublishedAgainWithAMarkAndInOrder() throws Exception {
    commit(fixture, numbered(fixture, 0, 50));
    OutboxRelay relay = started(fixture.relay(settings));
    published(fixture, 50);
    await().atMost(PATIENCE).until(() -> fixture.storage.log().backlog(10).rows() == 0);
    relay.stop();
    commit(fixture, message(fixture, "not yet published"));
    var log = new PostgresOutbox(fixture.connections).publishedRows();
    var republish = new Republish(log, fixture.producers(settings), PATIENCE);
    assertThat(republish.republish(new Range.Ids(11, 30)).rows()).isEqualTo(20);
    assertThat(republish.republish(new Range.Ids(51, 99)).rows()).isZero();
    assertThat(republish.republish(new Range.Order(1)).rows()).isEqualTo(50);
    List<ConsumerRecord<byte[], byte[]>> again =
        fixture.published().stream()
            .filter(record -> record.headers().lastHeader(Republish.HEADER) != null)
            .toList();
    assertThat(again.stream().map(OutboxRelayIT::value).limit(20))
        .containsExactlyElementsOf(numbers(10, 30));
    assertThat(again).hasSize(70);
    assertThat(fixture.storage.log().backlog(10).rows()).isEqualTo(1);
  }

  private static OutboxRelay started(OutboxRelay relay) {
    relay.prepare();
    relay.start();
    return relay;
  }

  private static State state(OutboxRelay relay) {
    return relay.health().lanes().getFirst().state();
  }

  private static void published(RelayFixture fixture, long atLeast) {
    await().atMost(PATIENCE).until(() -> fixture.publishedCount() >= atLeast);
  }

  private static void commit(RelayFixture fixture, OutgoingMessage... messages)
      throws SQLException {
    try (Connection transaction = fixture.begin()) {
      new PostgresOutboxAppender().append(transaction, List.of(messages));
      transaction.commit();
    }
  }

  private static OutgoingMessage[] numbered(RelayFixture fixture, int from, int to) {
    return numbers(from, to).stream()
        .map(number -> message(fixture, number))
        .toArray(OutgoingMessage[]::new);
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }

  private static OutgoingMessage message(RelayFixture fixture, String value) {
    return new OutgoingMessage(fixture.topic, bytes("1"), List.of(), bytes(value), 1L, null);
  }

  private static List<String> values(RelayFixture fixture) {
    return fixture.published().stream().map(OutboxRelayIT::value).toList();
  }

  private static String value(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void administrator(String statement) {
    try (Connection connection = fixture.database.asAdministrator().getConnection();
        var prepared = connection.createStatement()) {
      prepared.execute("SET search_path = orders");
      prepared.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private RelayStorage with(OutboxLog log) {
    return new RelayStorage(
        log, fixture.storage.leases(), fixture.storage.anchor(), fixture.storage.partitions());
  }

  /** The real log, of which a test overrides something. */
  private class Log implements OutboxLog {
    @Override
    public LaneReading read(Lane lane, PageBounds bounds) {
      return fixture.storage.log().read(lane, bounds);
    }

    @Override
    public boolean move(Lane lane, LanePosition to) {
      return fixture.storage.log().move(lane, to);
    }

    @Override
    public Backlog backlog(int atMost) {
      return fixture.storage.log().backlog(atMost);
    }
  }
}
