package io.lading.core.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.consume.IntakeState.Retrying;
import io.lading.core.consume.IntakeState.Running;
import io.lading.core.consume.IntakeState.Stopped;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.StorageUnavailable;
import io.lading.engines.Engines;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import io.lading.engines.postgres.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicIntakeIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final AtomicInteger TOPICS = new AtomicInteger();
  private static final String GROUP = "lading.test." + ProcessHandle.current().pid();

  private final KafkaEngine kafka = Engines.shared().kafka();
  private final ConcurrentLinkedQueue<String> committed = new ConcurrentLinkedQueue<>();
  private final AtomicReference<PollHandler> first = new AtomicReference<>((messages, moves) -> {});
  private final IntakeHealth health = new IntakeHealth();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final String topic =
      "intake-" + ProcessHandle.current().pid() + "-" + TOPICS.incrementAndGet();
  private final String group = GROUP + "." + topic;
  private Database database;
  private DataSource ingest;
  private PostgresPositions positions;
  private TopicIntake intake;

  @BeforeEach
  void freshDatabaseAndTopic() {
    database = Engines.shared().postgres().newDatabase();
    database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    ingest = database.as("lading_ingest");
    positions = new PostgresPositions(ingest);
    kafka.createTopics(TopicSpec.of(topic, 3));
    intake = intake(2);
  }

  @AfterEach
  void end() {
    intake.stop();
    database.close();
  }

  @Test
  void everyRecordIsCommittedOnceAcrossARestart() throws Exception {
    publish(0, 500);
    intake.start();
    awaitCommitted(500);
    intake.stop();
    publish(500, 800);
    intake = intake(3);
    intake.start();
    awaitCommitted(800);
    assertThat(committed).doesNotHaveDuplicates();
    await().atMost(SOON).until(() -> new Running().equals(health.states().get(topic)));
    await()
        .atMost(SOON)
        .until(() -> meters.counter("lading.intake.records", "topic", topic).count() == 800);
  }

  @Test
  void kafkaIsToldWithOurMark() throws Exception {
    publish(0, 90);
    // While partitions go from one to another Kafka takes no offsets of them.
    intake = intake(1);
    intake.start();
    awaitCommitted(90);
    intake.stop();
    assertThat(offsets().values())
        .hasSize(3)
        .allMatch(offset -> offset.metadata().equals(OffsetMark.TEXT));
    assertThat(offsets().values().stream().mapToLong(OffsetAndMetadata::offset).sum())
        .isEqualTo(90);
  }

  @Test
  void anOperatorsResetIsObeyedOnce() throws Exception {
    publish(0, 90);
    intake.start();
    awaitCommitted(90);
    intake.stop();
    reset(0);
    intake = intake(2);
    intake.start();
    awaitCommitted(180);
    intake.stop();
    intake = intake(2);
    intake.start();
    publish(90, 93);
    awaitCommitted(183);
  }

  @Test
  void aTopicMadeAnewWhileNobodyLookedStopsTheConsumerUntilAnOperatorDecides() throws Exception {
    publish(0, 90);
    intake.start();
    awaitCommitted(90);
    intake.stop();
    recreate();
    publish(0, 300);
    intake = intake(2);
    intake.start();
    awaitStopped("was deleted and made anew");
    assertThat(committed).hasSize(90);
    intake.stop();
    reset(0);
    intake.start();
    awaitCommitted(390);
  }

  @Test
  void aTopicMadeAnewWhileItIsConsumedStopsTheConsumer() throws Exception {
    publish(0, 90);
    intake.start();
    awaitCommitted(90);
    recreate();
    awaitStopped("was deleted and made anew");
  }

  @Test
  void aPositionThatRetentionHasPassedStopsTheConsumer() throws Exception {
    publish(0, 90);
    intake.start();
    awaitCommitted(90);
    intake.stop();
    publish(90, 180);
    deleteBefore(0, 31);
    intake.start();
    awaitStopped("retention has dropped up to 1 records");
    // The other consumer may have been faster than the stop, with the partitions that are whole.
    assertThat(committed.stream().map(Integer::valueOf).filter(n -> n % 3 == 0 && n >= 90))
        .isEmpty();
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsLostAndHealthSaysSo() throws Exception {
    AtomicInteger failed = new AtomicInteger();
    first.set(
        (messages, moves) -> {
          failed.incrementAndGet();
          throw new StorageUnavailable("no", new SQLException("connection refused"));
        });
    publish(0, 300);
    intake.start();
    await()
        .atMost(SOON)
        .until(() -> failed.get() > 5 && health.states().get(topic) instanceof Retrying);
    assertThat(health.isRunning()).isFalse();
    first.set((messages, moves) -> {});
    awaitCommitted(300);
    assertThat(committed).doesNotHaveDuplicates();
    await().atMost(SOON).until(health::isRunning);
  }

  @Test
  void whoeverLosesHisPartitionReadsThePositionAnew() throws Exception {
    publish(0, 30);
    intake.start();
    awaitCommitted(30);
    try (Connection connection = database.asAdministrator().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("UPDATE orders.consumer_position SET epoch = epoch + 1");
    }
    publish(30, 60);
    awaitCommitted(60);
    assertThat(committed).doesNotHaveDuplicates();
  }

  @Test
  void anErrorStopsTheTopicAndSkipsNothing() throws Exception {
    first.set(
        (messages, moves) -> {
          throw new StackOverflowError("in a listener");
        });
    intake.start();
    await().atMost(SOON).until(health::isRunning);
    publish(0, 30);
    awaitStopped("StackOverflowError in a listener");
    first.set((messages, moves) -> {});
    publish(30, 60);
    await().atMost(SOON).until(() -> members() == 0);
    intake.stop();
    intake.start();
    awaitCommitted(60);
    assertThat(committed).doesNotHaveDuplicates();
  }

  @Test
  void recordsOfAbortedTransactionsAreNeverSeenAndMarkersAreJumped() throws Exception {
    try (var producer =
        new KafkaProducer<byte[], byte[]>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", topic),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      for (int n = 0; n < 20; n++) {
        producer.beginTransaction();
        producer.send(record(n));
        if (n % 2 == 0) {
          producer.commitTransaction();
        } else {
          producer.flush();
          producer.abortTransaction();
        }
      }
    }
    intake.start();
    awaitCommitted(10);
    // Each transaction leaves a marker, so each partition ends with one or with aborted records.
    await().atMost(SOON).until(() -> positions().equals(ends()));
    intake.stop();
    for (int partition = 0; partition < 3; partition++) {
      deleteBefore(partition, -1);
    }
    intake.start();
    await().atMost(SOON).until(health::isRunning);
    publish(20, 23);
    awaitCommitted(13);
    assertThat(committed).doesNotHaveDuplicates();
  }

  /** As retention does; -1: everything. */
  private void deleteBefore(int partition, long offset) throws Exception {
    kafka
        .admin()
        .deleteRecords(
            Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
        .all()
        .get();
  }

  private Map<Integer, Long> positions() throws SQLException {
    try (Connection connection = database.asAdministrator().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery("SELECT partition, next_offset FROM orders.consumer_position")) {
      var positions = new HashMap<Integer, Long>();
      while (row.next()) {
        positions.put(row.getInt(1), row.getLong(2));
      }
      return positions;
    }
  }

  private Map<Integer, Long> ends() throws Exception {
    var ends = new HashMap<Integer, Long>();
    for (int partition = 0; partition < 3; partition++) {
      var p = new TopicPartition(topic, partition);
      var end = kafka.admin().listOffsets(Map.of(p, OffsetSpec.latest())).partitionResult(p).get();
      ends.put(partition, end.offset());
    }
    return ends;
  }

  private TopicIntake intake(int consumers) {
    TopicIntakes intakes =
        new TopicIntakes(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            positions,
            health,
            meters,
            Clock.systemUTC());
    return intakes.intake(
        new IntakeSettings(
            group,
            topic,
            consumers,
            50,
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            Duration.ofMillis(500),
            Duration.ofSeconds(20)),
        this::handle);
  }

  private void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    first.get().handle(messages, moves);
    try (Connection transaction = ingest.getConnection()) {
      transaction.setAutoCommit(false);
      positions.move(transaction, moves);
      transaction.commit();
    } catch (SQLException e) {
      throw new StorageUnavailable("test", e);
    }
    messages.forEach(message -> committed.add(new String(message.value(), UTF_8)));
  }

  private void publish(int from, int to) {
    try (var producer =
        new KafkaProducer<byte[], byte[]>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      IntStream.range(from, to).forEach(n -> producer.send(record(n)));
    }
  }

  private ProducerRecord<byte[], byte[]> record(int n) {
    return new ProducerRecord<>(topic, n % 3, null, Integer.toString(n).getBytes(UTF_8));
  }

  private void reset(long offset) throws Exception {
    await().atMost(SOON).until(() -> members() == 0);
    Map<TopicPartition, OffsetAndMetadata> offsets =
        Map.of(
            new TopicPartition(topic, 0), new OffsetAndMetadata(offset),
            new TopicPartition(topic, 1), new OffsetAndMetadata(offset),
            new TopicPartition(topic, 2), new OffsetAndMetadata(offset));
    kafka.admin().alterConsumerGroupOffsets(group, offsets).all().get();
  }

  private int members() throws Exception {
    return kafka
        .admin()
        .describeConsumerGroups(List.of(group))
        .all()
        .get()
        .values()
        .iterator()
        .next()
        .members()
        .size();
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets() throws Exception {
    return kafka.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
  }

  private void recreate() {
    kafka.deleteTopics(List.of(topic));
    kafka.createTopics(TopicSpec.of(topic, 3));
  }

  private void awaitCommitted(int count) {
    await().atMost(SOON).until(() -> committed.size() >= count);
    assertThat(committed).hasSize(count);
  }

  private void awaitStopped(String why) {
    await().atMost(SOON).until(() -> health.states().get(topic) instanceof Stopped);
    assertThat(health.states().get(topic))
        .isInstanceOfSatisfying(Stopped.class, state -> assertThat(state.why()).contains(why));
  }
}
