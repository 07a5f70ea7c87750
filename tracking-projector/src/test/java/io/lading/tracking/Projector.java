package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.OutgoingMessage;
import io.lading.core.opening.Opening;
import io.lading.engines.Engines;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import io.lading.engines.postgres.Database;
import io.lading.engines.process.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service with a database and a topic of its own, on the real engines. */
final class Projector implements AutoCloseable {

  static final int PARTITIONS = 3;
  private static final List<String> TABLES = List.of("timeline", "order_head", "sequence_gap");
  private static final String CONSUMED = "SELECT coalesce(sum(consumed), 0) FROM consumer_position";

  final Database database;
  final String topic;
  private final int port = Ports.free();
  private final KafkaEngine kafka = Engines.shared().kafka();
  private final HttpClient http = HttpClient.newHttpClient();
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
          new ByteArraySerializer(),
          new ByteArraySerializer());
  private String brokers = kafka.bootstrapServers();
  private Database reached;
  private String connectTimeout = "10s";
  private @Nullable ConfigurableApplicationContext service;

  Projector() {
    this(Engines.shared().postgres().newDatabase());
  }

  /** {@code database}: of its own. */
  Projector(Database database) {
    this.database = database;
    this.reached = database;
    this.topic = "status-" + database.name();
    kafka.createTopics(TopicSpec.of(topic, PARTITIONS));
  }

  /** Through a port of this machine, where the database may be away: that is known soon. */
  Projector reaching(int databasePort) {
    reached = database.through(databasePort);
    return connecting("1s");
  }

  /** Within that, or not at all. A machine that is busy needs seconds for a first connection. */
  Projector connecting(String timeout) {
    connectTimeout = timeout;
    return this;
  }

  Projector asking(String brokers) {
    this.brokers = brokers;
    return this;
  }

  /** Started, and open. */
  Projector open(String... more) {
    start(more);
    await().atMost(Duration.ofSeconds(60)).until(service().getBean(Opening.class)::isOpen);
    return this;
  }

  /** Started, which is not the same as open. */
  Projector start(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=" + port,
                "--lading.tracking.kafka.bootstrap-servers=" + brokers,
                "--lading.tracking.database.url=" + reached.jdbcUrl(),
                "--lading.tracking.database.password=" + database.password("lading_projector"),
                "--lading.tracking.database.owner-password="
                    + database.password("lading_tracking_owner"),
                "--lading.tracking.database.connect-timeout=" + connectTimeout,
                "--lading.tracking.opening.rest=200ms",
                "--lading.tracking.intake.topic=" + topic,
                "--lading.tracking.intake.group=" + topic,
                "--lading.tracking.intake.longest-back-off=500ms",
                "--lading.tracking.intake.probe-interval=500ms"));
    arguments.addAll(List.of(more));
    service = SpringApplication.run(TrackingProjector.class, arguments.toArray(String[]::new));
    return this;
  }

  void stop() {
    if (service != null) {
      service.close();
      service = null;
    }
  }

  @Override
  public void close() {
    stop();
    producer.close();
    kafka.deleteTopics(List.of(topic));
    database.close();
  }

  void publish(long orderId, int... sequences) throws Exception {
    for (int sequence : sequences) {
      publish(StatusEvents.message(orderId, sequence));
    }
  }

  void publishAll(long orderId, int from, int to) throws Exception {
    publish(orderId, IntStream.rangeClosed(from, to).toArray());
  }

  void publish(OutgoingMessage message) throws Exception {
    var produced = new ProducerRecord<>(topic, message.key(), message.payload());
    message.headers().forEach(header -> produced.headers().add(header.name(), header.value()));
    producer.send(produced).get();
  }

  /** As an operator does it, with the group stopped. */
  void resetOffsets(long to) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(to));
    }
    kafka.admin().alterConsumerGroupOffsets(topic, offsets).all().get();
  }

  /** {@code headers}: names and values in turn. */
  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(path, "GET", headers);
  }

  HttpResponse<String> send(String path, String method, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  JsonNode json(String path, String... headers) throws Exception {
    return JsonMapper.shared().readTree(get(path, headers).body());
  }

  /** The first column of the rows, as the owner of the schema sees them. */
  List<String> rows(String sql) throws Exception {
    try (Connection connection = database.as("lading_tracking_owner").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }

  /** As the service's own sessions plan it. */
  String plan(String sql) throws Exception {
    try (Connection connection = service().getBean(DataSource.class).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("EXPLAIN " + sql)) {
      StringBuilder plan = new StringBuilder();
      while (row.next()) {
        plan.append(row.getString(1)).append('\n');
      }
      return plan.toString();
    }
  }

  void execute(String sql) throws Exception {
    try (Connection connection = database.as("lading_tracking_owner").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Remembers what is there, for {@link #restore}. */
  void keep() throws Exception {
    for (String table : TABLES) {
      execute("CREATE TABLE kept_" + table + " AS SELECT * FROM " + table);
    }
  }

  void restore() throws Exception {
    for (String table : TABLES) {
      execute("DELETE FROM " + table);
      execute("INSERT INTO " + table + " SELECT * FROM kept_" + table);
      execute("DROP TABLE kept_" + table);
    }
  }

  /** Until so many records of the topic were projected. */
  void awaitConsumed(int records) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(value(CONSUMED)).isEqualTo("" + records));
  }

  String value(String sql) throws Exception {
    return rows(sql).getFirst();
  }

  ConfigurableApplicationContext service() {
    if (service == null) {
      throw new IllegalStateException("not started");
    }
    return service;
  }
}
