package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.Topics;
import io.lading.core.verify.Report;
import io.lading.engines.Engines;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import io.lading.engines.postgres.Database;
import io.lading.planner.verify.RouteInvariants;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A database and topics that nobody has used, planners on them, and what is to be seen. */
public final class Region implements AutoCloseable {

  static final int PARTITIONS = 3;
  private static final Duration SOON = Duration.ofSeconds(60);
  public static final String STATUS_GROUP = "lading.route-planner.status";
  public static final String FLEET_GROUP = "lading.route-planner.fleet";

  private static final List<String> TOPICS =
      List.of(
          Topics.ORDER_STATUS,
          Topics.FLEET_UPDATES,
          Topics.deadLettersOf(Topics.FLEET_UPDATES),
          Topics.ORDER_UPDATES,
          Topics.ORDER_REJECTIONS,
          Topics.ROUTE_PLANS);

  public final Database database = Engines.shared().postgres().newDatabase();
  final KafkaEngine kafka = Engines.shared().kafka();
  private final JsonEventWriter writer = new JsonEventWriter(CoordinatePrecision.EXACT);
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<RunningPlanner> planners = new ArrayList<>();
  private int told;

  public Region() {
    await().atMost(SOON).ignoreExceptions().until(this::isClean);
    await().atMost(SOON).ignoreExceptions().until(this::makeTopics);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** A planner that was killed is a member of its groups for some seconds. */
  private boolean isClean() throws Exception {
    kafka.cleanSlate();
    return ours().isEmpty()
        && kafka.admin().listGroups().all().get().stream()
            .noneMatch(group -> group.groupId().startsWith("lading"));
  }

  private boolean makeTopics() throws Exception {
    kafka.createTopics(TOPICS.stream().map(topic -> TopicSpec.of(topic, PARTITIONS)).toList());
    return ours().size() == TOPICS.size();
  }

  private List<String> ours() throws Exception {
    return kafka.admin().listTopics().names().get().stream()
        .filter(name -> name.startsWith("lading."))
        .toList();
  }

  /** A planner in this JVM, open. */
  public RunningPlanner planner(String... settings) {
    var planner = RunningPlanner.start(this, settings);
    planners.add(planner);
    return planner;
  }

  /** Publishes what the order centre says; of a new order, that it is there, too. */
  public void publish(StatusChanged... events) {
    for (StatusChanged event : events) {
      if (event.sequence() == StatusEvents.CONFIRMED) {
        publish(message(StatusEvents.pending(event)));
      }
      publish(message(event));
    }
  }

  /** As after partitions were added: an order's events are where its earlier ones are not. */
  void publishOn(int partition, StatusChanged event) {
    publish(partition, message(event));
  }

  OutgoingMessage message(StatusChanged event) {
    return writer.statusChanged(event, new Origin(null, null, null));
  }

  /** Publishes a fleet message of this type, all on one partition so that they keep their order. */
  public void tell(String type, String json) {
    var message = new ProducerRecord<>(Topics.FLEET_UPDATES, 0, bytes("fleet"), bytes(json));
    message.headers().add("ce_type", bytes("io.lading.fleet." + type));
    message.headers().add("ce_id", bytes("told-" + ++told));
    producer.send(message);
    producer.flush();
  }

  public void warehouse(double lat, double lon) {
    tell(
        "warehouse-updated",
        "{\"warehouseId\":1,\"name\":\"Hangzhou\",\"location\":{\"lat\":%s,\"lon\":%s}}"
            .formatted(lat, lon));
  }

  public void courier(long id, String maxWeight, int maxStops) {
    tell(
        "courier-updated",
        "{\"courierId\":%d,\"warehouseId\":1,\"status\":\"AVAILABLE\",\"maxWeight\":%s,\"maxStops\":%d}"
            .formatted(id, maxWeight, maxStops));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is on the topic, by partition and offset. */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }

  /** Payloads of this type on the topic. */
  public List<JsonNode> events(String topic, String type) {
    return records(topic).stream()
        .filter(record -> header(record, "ce_type").equals(type))
        .map(record -> JsonMapper.shared().readTree(record.value()))
        .toList();
  }

  public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Everything published so far was consumed, planned and announced. */
  public void awaitQuiet() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(number("SELECT coalesce(sum(consumed), 0) FROM routing.consumer_position"))
                  .isGreaterThanOrEqualTo(
                      records(Topics.ORDER_STATUS).size() + records(Topics.FLEET_UPDATES).size());
              assertThat(number("SELECT count(*) FROM routing.early_event")).isZero();
              assertThat(number("SELECT count(*) FROM routing.planning WHERE answered < asked"))
                  .isZero();
              assertThat(announced())
                  .isGreaterThanOrEqualTo(number("SELECT count(*) FROM routing.outbox"));
            });
  }

  private long announced() {
    return records(Topics.ROUTE_PLANS).size()
        + records(Topics.ORDER_UPDATES).size()
        + records(Topics.ORDER_REJECTIONS).size()
        + (long) records(Topics.deadLettersOf(Topics.FLEET_UPDATES)).size();
  }

  /** Waits for what is on its way, not for what is broken. */
  public void everyInvariantHolds() {
    Report report =
        await().atMost(SOON).until(this::checked, told -> told.holds() || told.isBroken());
    assertThat(report.holds()).as(report.toString()).isTrue();
  }

  /** What the tables and the topics tell now. */
  public Report checked() {
    return new RouteInvariants(database.as("lading_verify"))
        .checkWithKafka(kafka.bootstrapServers());
  }

  /** Published as anybody could: the same key, headers and payload. */
  public void publish(OutgoingMessage message) {
    publish(null, message);
  }

  /** {@code partition}: null for that of the key. */
  private void publish(@Nullable Integer partition, OutgoingMessage message) {
    var produced =
        new ProducerRecord<>(message.topic(), partition, message.key(), message.payload());
    message.headers().forEach(header -> produced.headers().add(header.name(), header.value()));
    producer.send(produced);
    producer.flush();
  }

  /** As an operator does it, with the group stopped. */
  public void replay(String group, String topic) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(0));
    }
    kafka.admin().alterConsumerGroupOffsets(group, offsets).all().get();
  }

  public long number(String sql) {
    return Long.parseLong(rows(sql).getFirst());
  }

  /** The first column of the rows, as the administrator sees them. */
  public List<String> rows(String sql) {
    try (Connection connection = database.asAdministrator().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(Objects.toString(row.getString(1), "NULL"));
      }
      return rows;
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

  @Override
  public void close() {
    planners.forEach(RunningPlanner::stop);
    producer.close();
    database.close();
  }
}
