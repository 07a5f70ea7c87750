package io.lading.core.consume;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.consume.Claiming.Claimed;
import io.lading.core.consume.IntakeState.Retrying;
import io.lading.core.consume.IntakeState.Running;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One consumer between two polls: what it commits, tells Kafka and reports. Its clock is ours. */
class PartitionConsumerTest {

  private static final TopicPartition PARTITION = new TopicPartition("t", 0);
  private static final UUID TOPIC = new UUID(1, 1);

  private final TestClock clock = new TestClock();
  private final IntakeHealth health = new IntakeHealth();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<PositionMove> moved = new ArrayList<>();
  private final List<String> stops = new ArrayList<>();
  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");
  private long stored = 10;
  private long epoch;
  private @Nullable RuntimeException failure;
  private final Intake intake = intake();
  private final PartitionConsumer consumer = new PartitionConsumer(intake, 0);

  @BeforeEach
  void assigned() {
    kafka.subscribe(List.of("t"));
    kafka.rebalance(List.of(PARTITION));
    kafka.updateEndOffsets(Map.of(PARTITION, 1_000L));
    consumer.assigned(List.of(PARTITION), kafka);
    consumer.beforePoll(kafka);
  }

  @Test
  void kafkaIsToldOfThePositionOnceASecond() {
    assertThat(told()).isEqualTo(10);
    consume(10);
    consumer.beforePoll(kafka);
    consume(11);
    consumer.beforePoll(kafka);
    assertThat(told()).isEqualTo(10);
    clock.pass(Duration.ofSeconds(1));
    consumer.beforePoll(kafka);
    assertThat(told()).isEqualTo(12);
  }

  @Test
  void whoGivesAPartitionAwayTellsKafkaHowFarItIs() {
    consume(10);
    consumer.revoked(List.of(PARTITION), kafka);
    assertThat(told()).isEqualTo(11);
  }

  @Test
  void whoHasLostAPartitionTellsKafkaNothing() {
    consume(10);
    consumer.lost(List.of(PARTITION));
    clock.pass(Duration.ofSeconds(1));
    assertThat(told()).isEqualTo(10);
  }

  @Test
  void whatWasNotCommittedIsNotTold() {
    failure = new KafkaException("on purpose");
    consume(10);
    consumer.revoked(List.of(PARTITION), kafka);
    assertThat(told()).isEqualTo(10);
  }

  @Test
  void aTopicThatStopsTellsKafkaWhereItStands() {
    consume(10);
    failure = new IllegalStateException("on purpose");
    consume(11);
    assertThat(stops).hasSize(1);
    assertThat(told()).isEqualTo(11);
    assertThat(kafka.paused()).containsExactly(PARTITION);
  }

  @Test
  void markersBehindTheLastRecordArePassed() {
    kafka.seek(PARTITION, 14);
    consumer.consume(List.of(record(12)), kafka);
    assertThat(moved).containsExactly(move(10, 14));
    kafka.seek(PARTITION, 16);
    clock.pass(Duration.ofSeconds(1));
    consumer.beforePoll(kafka);
    assertThat(moved).containsExactly(move(10, 14), move(14, 16));
    assertThat(told()).isEqualTo(16);
  }

  @Test
  void afterAPollThatFailedEverythingIsClaimedAgain() {
    consume(10);
    kafka.seek(PARTITION, 20);
    consumer.pollFailed(new KafkaException("dropped ten records"), kafka);
    clock.pass(Duration.ofSeconds(1));
    consumer.beforePoll(kafka);
    assertThat(kafka.position(PARTITION)).isEqualTo(11);
    assertThat(moved).containsExactly(move(10, 11));
    assertThat(epoch).isEqualTo(2);
  }

  @Test
  void theLagOfATopicThatStandsStillIsNotZeroButUnknown() {
    assertThat(lag()).isEqualTo(990);
    kafka.seek(PARTITION, 300);
    consumer.beforePoll(kafka);
    assertThat(lag()).isEqualTo(700);
    intake.meters().blind();
    assertThat(lag()).isNaN();
    consumer.beforePoll(kafka);
    assertThat(lag()).isEqualTo(700);
  }

  private double lag() {
    return registry.get("lading.intake.lag").gauge().value();
  }

  @Test
  void whoIsRefusedByKafkaSaysSoUntilAPollSucceeds() {
    assertThat(health.isRunning()).isTrue();
    consumer.refused("AUTHORIZATION");
    clock.pass(Duration.ofSeconds(10));
    consumer.beforePoll(kafka);
    assertThat(health.states().get("t"))
        .isInstanceOfSatisfying(
            Retrying.class, state -> assertThat(state.why()).contains("AUTHORIZATION", "topic t"));
    consumer.admitted();
    consume(10);
    assertThat(health.states().get("t")).isEqualTo(new Running());
  }

  private void consume(long offset) {
    kafka.seek(PARTITION, offset + 1);
    consumer.consume(List.of(record(offset)), kafka);
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset) {
    return new ConsumerRecord<>("t", 0, offset, new byte[0], new byte[0]);
  }

  private PositionMove move(long from, long to) {
    return new PositionMove(new PartitionRef("g", "t", 0), 1, from, to);
  }

  /** Always with our mark. */
  private long told() {
    OffsetAndMetadata committed = requireNonNull(kafka.committed(Set.of(PARTITION)).get(PARTITION));
    assertThat(committed.metadata()).isEqualTo(OffsetMark.TEXT);
    return committed.offset();
  }

  private Intake intake() {
    var settings =
        new IntakeSettings(
            "g",
            "t",
            1,
            50,
            Duration.ZERO,
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1));
    return new Intake(
        settings,
        this::handle,
        this::claim,
        new KnownTopic(),
        health,
        new IntakeMeters(registry, "t"),
        clock,
        (why, _) -> stops.add(why));
  }

  private void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    if (failure != null) {
      throw failure;
    }
    moved.addAll(moves);
    stored = moves.getLast().toOffset();
  }

  private Claiming claim(List<PartitionSituation> situations) {
    epoch++;
    return new Claimed(
        situations.stream()
            .map(s -> new Claim(s.partition(), s.topicId(), epoch, stored, false))
            .toList());
  }

  private static final class KnownTopic implements TopicWatch {
    @Override
    public UUID topicId() {
      return TOPIC;
    }

    @Override
    public List<PartitionSituation> situations(Collection<TopicPartition> partitions) {
      return partitions.stream()
          .map(
              p ->
                  new PartitionSituation(
                      new PartitionRef("g", p.topic(), p.partition()), TOPIC, null, 0, 1_000))
          .toList();
    }
  }

  private static final class TestClock extends Clock {
    private Instant now = Instant.EPOCH;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
