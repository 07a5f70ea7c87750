package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.lading.engines.Engines;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import io.lading.engines.process.FaultProxy;
import io.lading.engines.process.Ports;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What operators are told of a pipeline on the real engines, and what cannot be told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummaryIT {

  /** What took a second to be read, or not to be, is kept for twenty. */
  private static final Duration SOON = Duration.ofMinutes(2);

  private static final int EVENTS = 5;

  /** Figures that the database tells. */
  private static final List<String> DATABASE = List.of("ordersByStatus", "rates", "outbox");

  private final KafkaEngine kafka = Engines.shared().kafka();
  private final FaultProxy way = FaultProxy.to(Engines.shared().postgres().address().port());
  private final Projector projector = new Projector().reaching(way.port());
  private final String behind = "behind-" + projector.topic;
  private final String letters = projector.topic + ".dlt";

  @BeforeAll
  void pipeline() throws Exception {
    projector.database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    kafka.createTopics(TopicSpec.of(letters, 2));
    open();
    projector.publishAll(1, 1, EVENTS - 1);
    projector.publishAll(2, 1, 1);
    projector.awaitConsumed(EVENTS);
  }

  private void open() {
    projector.open(
        "--lading.tracking.operations.fresh-for=100ms",
        "--lading.tracking.operations.other-groups=" + behind + ",nobody-" + projector.topic,
        "--lading.tracking.operations.dead-letter-topics=" + letters + ",none-" + letters);
  }

  @AfterAll
  void close() {
    projector.close();
    kafka.deleteTopics(List.of(letters));
    way.close();
  }

  @Test
  void ordersAreCountedByTheirStatusAndSoIsWhatHappensInASecond() throws Exception {
    JsonNode summary =
        summary(
            told -> told.path("ordersByStatus").has("value") && told.path("rates").has("value"));
    JsonNode orders = summary.path("ordersByStatus").path("value");
    assertThat(orders.path("PENDING").asLong()).isEqualTo(1);
    assertThat(orders.path("WAREHOUSE_ACCEPTED").asLong()).isEqualTo(1);
    assertThat(orders.path("DELIVERED").asLong(-1)).isZero();
    assertThat(summary.at("/rates/value/eventsPerSecond").asDouble()).isZero();
  }

  @Test
  void lagIsWhatAGroupHasNotConsumed() throws Exception {
    var first = new TopicPartition(projector.topic, 0);
    kafka
        .admin()
        .alterConsumerGroupOffsets(behind, Map.of(first, new OffsetAndMetadata(0)))
        .all()
        .get();
    await().atMost(SOON).untilAsserted(() -> assertThat(lag(projector.topic)).isEqualTo("0"));
    await().atMost(SOON).untilAsserted(() -> assertThat(lag(behind)).isEqualTo("" + EVENTS));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(lag("nobody-" + projector.topic)).isEqualTo("NO_POSITION"));
  }

  @Test
  void deadLettersAreCountedWhereTheyAre() throws Exception {
    try (var producer =
        new KafkaProducer<byte[], byte[]>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int n = 0; n < 3; n++) {
        producer.send(new ProducerRecord<>(letters, n % 2, null, new byte[1])).get();
      }
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(kept(letters)).isEqualTo("3"));
    awaitThatThereIsNoTopic();
  }

  @Test
  void theOutboxIsAsOldAsTheOldestRowThatWaits() throws Exception {
    summary(told -> told.at("/outbox/unknown").asString().equals("NO_RELAY"));
    asTheRelay(
        """
        INSERT INTO outbox_lane (lane, bucket_from, bucket_to, published, system_identifier, updated_at)
        VALUES (0, 0, 255, pg_current_snapshot(), 1, now())
        """);
    JsonNode empty = summary(told -> told.path("outbox").has("value")).at("/outbox/value");
    assertThat(empty.path("waiting").asLong()).isZero();
    assertThat(empty.path("oldestSeconds").asDouble()).isZero();
    asTheRelay(
        """
        INSERT INTO outbox (created_at, bucket, topic, headers)
        VALUES (now() - interval '90 seconds', 7, 't', ''), (now(), 8, 't', '')
        """);
    JsonNode two = summary(told -> told.at("/outbox/value/waiting").asLong(-1) == 2);
    assertThat(two.at("/outbox/value/oldestSeconds").asDouble()).isBetween(90.0, 900.0);
    asTheRelay("UPDATE outbox_lane SET published = pg_current_snapshot()");
    summary(told -> told.at("/outbox/value/waiting").asLong(-1) == 0);
  }

  @Test
  void theProjectorSeesNoRowOfTheOutbox() {
    assertThat(
            catchThrowable(() -> execute("lading_projector", "SELECT payload FROM orders.outbox")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void whatADatabaseThatIsAwayWouldTellIsUnknownAndTheRestIsTold() throws Exception {
    way.cut();
    try {
      await().atMost(SOON).untilAsserted(() -> assertNothingIsToldOfTheDatabase(summary()));
      awaitThatThereIsNoTopic();
    } finally {
      way.resume();
    }
    summary(told -> DATABASE.stream().noneMatch(figure -> isAway(told.path(figure))));
  }

  @Test
  void whatBrokersThatAreAwayWouldTellIsUnknown() throws Exception {
    try (var alone = new Projector().asking("127.0.0.1:" + Ports.free())) {
      alone.start("--lading.tracking.operations.patience=500ms");
      JsonNode summary =
          await()
              .atMost(SOON)
              .until(
                  () -> alone.json("/operations/summary"),
                  told -> told.path("ordersByStatus").has("value"));
      assertThat(summary.path("lag").get(0).at("/records/unknown").asString()).isEqualTo("BROKERS");
      assertThat(summary.path("deadLetters").get(0).at("/records/unknown").asString())
          .isEqualTo("BROKERS");
    }
  }

  private static void assertNothingIsToldOfTheDatabase(JsonNode summary) {
    for (String figure : DATABASE) {
      assertThat(isAway(summary.path(figure))).as(figure).isTrue();
      assertThat(summary.path(figure).has("value")).isFalse();
    }
  }

  private static boolean isAway(JsonNode figure) {
    return figure.path("unknown").asString().equals("DATABASE");
  }

  private void awaitThatThereIsNoTopic() {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(kept("none-" + letters)).isEqualTo("NO_TOPIC"));
  }

  /** The first one that tells what is waited for: each figure is kept a while of its own. */
  private JsonNode summary(Predicate<JsonNode> tells) {
    return await().atMost(SOON).until(this::summary, tells);
  }

  private JsonNode summary() throws Exception {
    return projector.json("/operations/summary");
  }

  private String lag(String group) throws Exception {
    return told(summary().path("lag"), "group", group);
  }

  private String kept(String topic) throws Exception {
    return told(summary().path("deadLetters"), "topic", topic);
  }

  /** The value, or why there is none. */
  private static String told(JsonNode all, String field, String name) {
    JsonNode records =
        all.valueStream()
            .filter(each -> each.path(field).asString().equals(name))
            .findFirst()
            .orElseThrow()
            .path("records");
    return records.has("value")
        ? records.path("value").asString()
        : records.path("unknown").asString();
  }

  private void asTheRelay(String sql) throws Exception {
    execute("lading_ingest", sql);
  }

  private void execute(String role, String sql) throws Exception {
    try (Connection connection = projector.database.as(role).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
