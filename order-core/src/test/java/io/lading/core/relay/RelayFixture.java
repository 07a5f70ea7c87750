package io.lading.core.relay;

import static org.awaitility.Awaitility.await;

import io.lading.core.contract.OutgoingMessage;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.engines.Engines;
import io.lading.engines.kafka.TopicSpec;
import io.lading.engines.postgres.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A database of its own, a topic of its own, and relays from one to the other. */
final class RelayFixture implements AutoCloseable {

  static final int PARTITIONS = 6;

  final Database database =
      Engines.shared()
          .postgres()
          .newDatabase()
          .migrate("orders", "lading_orders_owner", "classpath:db/orders");
  final ReusedConnections connections = ReusedConnections.of(database.as("lading_ingest"));
  final RelayStorage storage = RelayStorage.in(connections);
  final String topic = "lading.relay-" + UUID.randomUUID();
  final Map<String, Object> kafka;
  private final Admin admin;
  private final List<OutboxRelay> relays = new ArrayList<>();

  RelayFixture(String bootstrapServers) {
    this.kafka = Map.of("bootstrap.servers", bootstrapServers);
    this.admin = Admin.create(kafka);
  }

  static RelayFixture shared() {
    var fixture = new RelayFixture(Engines.shared().kafka().bootstrapServers());
    Engines.shared().kafka().createTopics(TopicSpec.of(fixture.topic, PARTITIONS));
    return fixture;
  }

  static RelaySettings settings(String... namesAndValues) {
    Map<String, Object> given = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.put("relay." + namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("relay", RelaySettings.class);
  }

  ProducerSource producers(RelaySettings settings) {
    return new ProducerSource(kafka, settings.producer());
  }

  OutboxRelay relay(RelaySettings settings) {
    return relay(storage, producers(settings), settings);
  }

  OutboxRelay relay(
      RelayStorage storage, Supplier<Producer<byte[], byte[]>> producers, RelaySettings settings) {
    var relay = new OutboxRelay(storage, producers, settings, new SimpleMeterRegistry());
    relays.add(relay);
    return relay;
  }

  Connection begin() throws SQLException {
    Connection connection = database.as("lading_ingest").getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** Everything on the topic, partition by partition in order, up to its end as of now. */
  List<ConsumerRecord<byte[], byte[]>> published() {
    return published(topic);
  }

  List<ConsumerRecord<byte[], byte[]>> published(String topic) {
    try (var consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
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

  /** Records on the topic, repeats included. */
  long publishedCount() {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    IntStream.range(0, PARTITIONS)
        .forEach(i -> latest.put(new TopicPartition(topic, i), OffsetSpec.latest()));
    try {
      return admin.listOffsets(latest).all().get(30, TimeUnit.SECONDS).values().stream()
          .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
          .sum();
    } catch (InterruptedException | ExecutionException | TimeoutException failed) {
      throw new IllegalStateException(failed);
    }
  }

  void awaitPublished(long atLeast) {
    await().atMost(Duration.ofSeconds(60)).until(() -> publishedCount() >= atLeast);
  }

  void commit(OutgoingMessage... messages) throws SQLException {
    try (Connection transaction = begin()) {
      new PostgresOutboxAppender().append(transaction, List.of(messages));
      transaction.commit();
    }
  }

  OutgoingMessage[] numbered(int from, int to) {
    return numbers(from, to).stream().map(this::message).toArray(OutgoingMessage[]::new);
  }

  static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }

  /** All of one key and one order, so that their order is promised. */
  OutgoingMessage message(String value) {
    return new OutgoingMessage(topic, bytes("1"), List.of(), bytes(value), 1L, null);
  }

  List<String> values() {
    return published().stream().map(RelayFixture::value).toList();
  }

  static String value(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    relays.forEach(OutboxRelay::stop);
    admin.close(Duration.ofSeconds(1));
    database.close();
  }
}
