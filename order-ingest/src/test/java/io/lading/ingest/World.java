package io.lading.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import io.lading.core.outbox.postgres.PostgresOutbox;
import io.lading.core.verify.Invariants;
import io.lading.core.verify.Report;
import io.lading.engines.Engines;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import io.lading.engines.postgres.Database;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** A database and topics that nobody has used, and what is to be seen in them. */
public final class World implements AutoCloseable {

  public static final int PARTITIONS = 4;
  public static final String TRADES_GROUP = "lading.order-ingest.trade-events";
  public static final String UPDATES_GROUP = "lading.order-ingest.order-updates";

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final List<String> OUTPUTS =
      List.of(
          Topics.ORDER_STATUS,
          Topics.ORDER_REJECTIONS,
          Topics.deadLettersOf(Topics.TRADE_EVENTS),
          Topics.deadLettersOf(Topics.ORDER_UPDATES),
          Topics.deadLettersOf(Topics.INVENTORY_UPDATES));
  private static final List<String> INPUTS =
      List.of(Topics.TRADE_EVENTS, Topics.ORDER_UPDATES, Topics.INVENTORY_UPDATES);
  private static final List<String> TABLES =
      List.of(
          "logistics_order",
          "logistics_order_state",
          "logistics_order_package",
          "logistics_order_item",
          "logistics_order_unique",
          "inventory_adjustment",
          "message_identity",
          "outbox");

  public final KafkaEngine kafka;
  public final Database database;

  private World(KafkaEngine kafka, Database database) {
    this.kafka = kafka;
    this.database = database;
  }

  public static World fresh() {
    return fresh(Engines.shared().kafka(), Engines.shared().postgres().newDatabase());
  }

  public static World fresh(KafkaEngine kafka, Database database) {
    List<TopicSpec> topics = new ArrayList<>();
    INPUTS.forEach(topic -> topics.add(spec(topic)));
    OUTPUTS.forEach(topic -> topics.add(spec(topic)));
    topics.add(
        new TopicSpec(Topics.ORDER_SNAPSHOTS, PARTITIONS, Map.of("cleanup.policy", "compact")));
    kafka.cleanSlate();
    await().atMost(SOON).until(() -> ours(kafka), Collection::isEmpty);
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () -> {
              kafka.createTopics(topics);
              return ours(kafka).size() == topics.size();
            });
    return new World(kafka, database);
  }

  private static List<String> ours(KafkaEngine kafka) throws Exception {
    return kafka.admin().listTopics().names().get().stream()
        .filter(name -> name.startsWith("lading."))
        .toList();
  }

  private static TopicSpec spec(String topic) {
    return new TopicSpec(topic, PARTITIONS, Map.of("max.message.bytes", "20971520"));
  }

  public int postgresPort() {
    return URI.create(database.jdbcUrl().replaceFirst("^jdbc:", "")).getPort();
  }

  public RunningIngest ingest(String... settings) {
    return RunningIngest.start(database, kafka.bootstrapServers(), settings);
  }

  /** With a bean of the service replaced by another. */
  public RunningIngest ingestWith(BeanPostProcessor replacement) {
    return RunningIngest.start(database, kafka.bootstrapServers(), replacement);
  }

  public void publish(Collection<ProducerRecord<byte[], byte[]>> records) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    settings.put("max.request.size", 20_971_520);
    settings.put("linger.ms", 5);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      records.forEach(producer::send);
    }
  }

  /**
   * Waits until everything that is in the input topics has been consumed, and what came of it is
   * published and known to be.
   */
  public void awaitDrained() {
    await()
        .atMost(Duration.ofSeconds(180))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                ends(INPUTS)
                    == number(
                        "SELECT coalesce(sum(next_offset), 0) FROM orders.consumer_position"
                            + " WHERE topic <> 'lading.order-status.v1'"));
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> ends(OUTPUTS) >= count("outbox") && isRelayDone());
    await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(this::areSnapshotsAbreast);
  }

  private boolean isRelayDone() {
    return new PostgresOutbox(database.as("lading_ingest")).log().backlog(1).rows() == 0;
  }

  /** Also if nobody publishes any. */
  private boolean areSnapshotsAbreast() {
    String followed = " FROM orders.consumer_position WHERE topic = 'lading.order-status.v1'";
    return number("SELECT count(*)" + followed) == 0
        || number("SELECT sum(next_offset)" + followed) == ends(List.of(Topics.ORDER_STATUS));
  }

  /**
   * Every invariant of the specification, in the database and in the topics; to be asked when all
   * is drained.
   */
  public void everyInvariantHolds() {
    var invariants = new Invariants(database.as("lading_verify"));
    Report report =
        await()
            .atMost(Duration.ofSeconds(180))
            .until(
                () -> invariants.checkWithKafka(kafka.bootstrapServers()),
                seen -> seen.holds() || seen.isBroken());
    assertThat(report.holds()).as(report.toString()).isTrue();
  }

  /** Rows of every table and records of every output topic. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    TABLES.forEach(table -> counts.put(table, count(table)));
    OUTPUTS.forEach(topic -> counts.put(topic, ends(List.of(topic))));
    return counts;
  }

  public long count(String table) {
    return number("SELECT count(*) FROM orders." + table);
  }

  public long number(String sql) {
    try (Connection connection = database.asAdministrator().getConnection();
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public void execute(String sql) {
    try (Connection connection = database.asAdministrator().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public long ends(List<String> topics) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    topics.forEach(
        topic -> partitions(topic).forEach(each -> latest.put(each, OffsetSpec.latest())));
    try {
      return kafka.admin().listOffsets(latest).all().get().values().stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every record of a topic, in order per partition. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions(topic));
      consumer.seekToBeginning(partitions(topic));
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      long end = ends(List.of(topic));
      while (all.size() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }

  /** What {@code kafka-consumer-groups --reset-offsets --to-earliest --execute} does. */
  public void replayFromTheBeginning(String group, String topic) {
    Map<TopicPartition, OffsetAndMetadata> zero = new HashMap<>();
    partitions(topic).forEach(each -> zero.put(each, new OffsetAndMetadata(0)));
    try {
      kafka.admin().alterConsumerGroupOffsets(group, zero).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<TopicPartition> partitions(String topic) {
    return IntStream.range(0, PARTITIONS).mapToObj(n -> new TopicPartition(topic, n)).toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
