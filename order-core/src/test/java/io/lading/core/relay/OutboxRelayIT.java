package io.lading.core.relay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.Topics;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.outbox.Backlog;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LanePosition;
import io.lading.core.outbox.LaneReading;
import io.lading.core.outbox.OutboxLog;
import io.lading.core.outbox.PageBounds;
import io.lading.core.relay.RelayHealth.State;
import io.lading.engines.Engines;
import io.lading.engines.kafka.EmbeddedKafka;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.KafkaSettings;
import io.lading.engines.kafka.TopicSpec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
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
    byte[] trace = RelayFixture.bytes("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    fixture.commit(
        new OutgoingMessage(
            fixture.topic,
            RelayFixture.bytes("LG0000000000000000007"),
            List.of(new MessageHeader("traceparent", trace), new MessageHeader("none", null)),
            payload,
            7L,
            1),
        new OutgoingMessage(fixture.topic, null, List.of(), null, null, null));
    started(fixture.relay(settings));
    fixture.awaitPublished(2);
    ConsumerRecord<byte[], byte[]> record =
        fixture.published().stream().filter(r -> r.key() != null).findFirst().orElseThrow();
    assertThat(record.key()).isEqualTo(RelayFixture.bytes("LG0000000000000000007"));
    assertThat(record.value()).isEqualTo(payload);
    assertThat(record.headers().lastHeader("traceparent").value()).isEqualTo(trace);
    assertThat(record.headers().lastHeader("none").value()).isNull();
    assertThat(record.headers().toArray()).hasSize(2);
  }

  @Test
  void aCrashAfterTheAcknowledgementAndBeforeTheMoveRepeatsAndLosesNothing() throws Exception {
    fixture.commit(fixture.numbered(0, 10));
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
    fixture.awaitPublished(30);
    await().atMost(PATIENCE).until(() -> fixture.storage.log().backlog(10).rows() == 0);
    assertThat(fixture.values()).hasSize(30).containsAll(RelayFixture.numbers(0, 10));
    assertThat(crashes.get()).isNegative();
  }

  @Test
  void whoLostTheLaneWhilePublishingMovesNothing() throws Exception {
    fixture.storage.anchor().anchor(1);
    fixture.commit(fixture.numbered(0, 3));
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
    var publisher =
        new KafkaPublisher(fixture.producers(settings), Patience.of(settings), List.of());
    try (var lane = new LaneRelay(0, parts, publisher, _ -> {})) {
      assertThat(lane.runOnce()).isEqualTo(new Pass.Withdrawn());
      assertThat(fixture.publishedCount()).isEqualTo(3);
      assertThat(fixture.storage.log().backlog(10).rows()).isEqualTo(3);
      assertThat(lane.runOnce()).isEqualTo(new Pass.Standby());
    }
  }

  @Test
  void aWindowOfManyPagesIsPublishedInOrder() throws Exception {
    fixture.commit(fixture.numbered(0, 1_000));
    started(fixture.relay(RelayFixture.settings("page.rows", "7", "poll", "10ms")));
    fixture.awaitPublished(1_000);
    assertThat(fixture.values()).containsExactlyElementsOf(RelayFixture.numbers(0, 1_000));
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
      there.commit(there.numbered(0, 100));
      there.awaitPublished(100);
      broker.kill();
      there.commit(there.numbered(100, 200));
      await().atMost(PATIENCE).until(() -> state(relay) == State.WAITING_FOR_THE_WORLD);
      assertThat(relay.health().isUp()).isFalse();
      assertThat(relay.health().lanes().getFirst().problem()).isNotBlank();
      broker.start();
      await().atMost(PATIENCE).until(() -> relay.health().isUp());
      await().atMost(PATIENCE).until(() -> there.storage.log().backlog(10).rows() == 0);
      assertThat(there.values())
          .containsSubsequence(RelayFixture.numbers(100, 200))
          .containsAll(RelayFixture.numbers(0, 100));
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
    fixture.commit(fixture.numbered(0, 5));
    fixture.awaitPublished(5);
  }

  @Test
  void aRowThatIsTooLargeIsTriedAgainUntilSomebodyRaisesTheLimit() throws Exception {
    limit(fixture.topic, 2_000);
    var impatient =
        RelayFixture.settings(
            "lease.duration", "2s",
            "lease.heartbeat", "250ms",
            "back-off.most", "200ms",
            "producer.slow", "500ms");
    fixture.commit(
        fixture.message("before"), fixture.message("x".repeat(5_000)), fixture.message("after"));
    OutboxRelay relay = started(fixture.relay(impatient));
    await()
        .atMost(PATIENCE)
        .until(
            () -> String.valueOf(relay.health().lanes().getFirst().problem()),
            problem -> problem.contains(fixture.topic) && problem.contains("5001 bytes"));
    assertThat(state(relay)).isEqualTo(State.WAITING_FOR_THE_WORLD);
    assertThat(relay.health().isUp()).isFalse();
    limit(fixture.topic, 10_000);
    await().atMost(PATIENCE).until(() -> relay.health().isUp());
    await().atMost(PATIENCE).until(() -> fixture.storage.log().backlog(10).rows() == 0);
    assertThat(fixture.values()).contains("before", "x".repeat(5_000), "after");
  }

  @Test
  void aDeadLetterThatItsTopicRefusesGoesWithoutItsValueAndNobodyWaits() throws Exception {
    String letters = Topics.deadLettersOf(fixture.topic);
    Engines.shared()
        .kafka()
        .createTopics(new TopicSpec(letters, 1, Map.of("max.message.bytes", "2000")));
    var header = new MessageHeader("large", new byte[9_000]);
    fixture.commit(
        new OutgoingMessage(letters, null, List.of(), new byte[5_000], null, null),
        new OutgoingMessage(letters, new byte[3_000], List.of(header), new byte[9], null, null),
        fixture.message("after"));
    OutboxRelay relay = started(fixture.relay(settings));
    fixture.awaitPublished(1);
    await().atMost(PATIENCE).until(() -> fixture.storage.log().backlog(10).rows() == 0);
    await().atMost(PATIENCE).until(() -> relay.health().isUp());
    assertThat(fixture.published(letters))
        .allSatisfy(letter -> assertThat(letter.value()).isEmpty())
        .extracting(letter -> text(letter.headers().lastHeader(Topics.TRUNCATED_HEADER).value()))
        .containsExactlyInAnyOrder("5000", "12014");
    Engines.shared().kafka().deleteTopics(List.of(letters));
  }

  @Test
  void aLaneThatCannotReachKafkaIsLeftToAnInstanceThatCan() throws Exception {
    var impatient =
        RelayFixture.settings(
            "lease.duration", "1s",
            "lease.heartbeat", "250ms",
            "poll", "10ms",
            "back-off.most", "200ms",
            "producer.max-block", "200ms");
    Map<String, Object> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
    OutboxRelay cut =
        started(
            fixture.relay(
                fixture.storage, new ProducerSource(nowhere, impatient.producer()), impatient));
    fixture.commit(fixture.numbered(0, 5));
    await().atMost(PATIENCE).until(() -> state(cut) == State.WAITING_FOR_THE_WORLD);
    // It keeps what it takes: else the other one, which only reads, could have it back.
    OutboxRelay other =
        started(fixture.relay(RelayFixture.settings("lease.heartbeat", "250ms", "poll", "10ms")));
    fixture.awaitPublished(5);
    await().atMost(PATIENCE).until(() -> state(other) == State.PUBLISHING);
  }

  @Test
  void aRowThatWaitsForTooLongTurnsHealthDownWhoeverPublishes() throws Exception {
    var settings =
        RelayFixture.settings(
            "poll", "10ms", "chores.backlog-every", "50ms", "chores.backlog-age", "1ms");
    OutboxLog stuck =
        new Log() {
          @Override
          public LaneReading read(Lane lane, PageBounds bounds) {
            return new LaneReading.Page(List.of(), "1:1:", "1:1:", false);
          }
        };
    fixture.commit(fixture.numbered(0, 1));
    OutboxRelay relay = started(fixture.relay(with(stuck), fixture.producers(settings), settings));
    await().atMost(PATIENCE).until(() -> state(relay) == State.PUBLISHING);
    await().atMost(PATIENCE).until(() -> !relay.health().isUp());
    assertThat(relay.health().problems().toString()).contains("oldest row waits");
  }

  @Test
  void aCommitWakesTheRelay() throws Exception {
    OutboxRelay relay = started(fixture.relay(RelayFixture.settings("poll", "1h")));
    await().atMost(PATIENCE).until(() -> state(relay) == State.PUBLISHING);
    fixture.commit(fixture.message("one"));
    relay.committed();
    fixture.awaitPublished(1);
  }

  @Test
  void anotherInstanceTakesOverAtOnceWhenOneStops() throws Exception {
    OutboxRelay one = started(fixture.relay(settings));
    await().atMost(PATIENCE).until(() -> state(one) == State.PUBLISHING);
    OutboxRelay two = started(fixture.relay(settings));
    await().atMost(PATIENCE).until(() -> state(two) == State.STANDBY);
    assertThat(two.health().isUp()).isTrue();
    one.stop();
    fixture.commit(fixture.message("one"));
    fixture.awaitPublished(1);
    await().atMost(PATIENCE).until(() -> state(two) == State.PUBLISHING);
  }

  private static OutboxRelay started(OutboxRelay relay) {
    relay.prepare();
    relay.start();
    return relay;
  }

  private static void limit(String topic, int bytes) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
    var change = new AlterConfigOp(entry, AlterConfigOp.OpType.SET);
    var admin = Engines.shared().kafka().admin();
    admin
        .incrementalAlterConfigs(Map.of(resource, List.of(change)))
        .all()
        .get(30, TimeUnit.SECONDS);
    // What the controller has noted, the broker obeys a moment later.
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              var settings = admin.describeConfigs(List.of(resource)).all().get();
              return requireNonNull(settings.get(resource)).get("max.message.bytes").value();
            },
            Integer.toString(bytes)::equals);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static State state(OutboxRelay relay) {
    return relay.health().lanes().getFirst().state();
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
