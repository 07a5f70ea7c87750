package io.lading.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import io.lading.core.create.CreateOrders;
import io.lading.engines.Engines;
import io.lading.engines.kafka.EmbeddedKafka;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.KafkaSettings;
import io.lading.engines.kafka.TopicSpec;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import io.lading.engines.process.Folders;
import io.lading.engines.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import tools.jackson.databind.JsonNode;

class FaultIT {

  private static final Duration SOON = Duration.ofSeconds(120);

  @Test
  void whileTheDatabaseIsDeadHealthSaysSoAndNothingIsLost() {
    Path data = Folders.temporary("postgres-to-kill");
    try (var postgres = EmbeddedPostgres.start(PostgresSettings.persistent(data, Ports.free()));
        World world = World.fresh(Engines.shared().kafka(), postgres.engine().newDatabase())) {
      try (RunningIngest ingest = world.ingest("--lading.database.connect-within=1s").awaitUp()) {
        world.publish(List.of(PipelineIT.stock("stock", 7, 900001, 10_000)));
        world.awaitDrained();
        world.publish(trades(0, 500));
        postgres.kill();
        world.publish(trades(500, 1_000));
        ingest.awaitHealth("DOWN");
        awaitDetail(ingest, "intake", Topics.TRADE_EVENTS, "The database is away");
        assertThat(ingest.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        postgres.start();
        ingest.awaitUp();
        world.awaitDrained();
        everyTradeIsOneOrderAndWasAnnounced(world, 1_000);
      }
    } finally {
      Folders.delete(data);
    }
  }

  @Test
  void aServiceWaitsForADatabaseThatIsNotThereYet() {
    Path data = Folders.temporary("postgres-to-wait-for");
    try (var postgres = EmbeddedPostgres.start(PostgresSettings.persistent(data, Ports.free()));
        World world = World.fresh(Engines.shared().kafka(), postgres.engine().newDatabase())) {
      postgres.stop();
      try (RunningIngest ingest = world.ingest("--lading.database.connect-within=1s")) {
        awaitDetail(ingest, "opening", "why", "is away");
        assertThat(ingest.post("/orders", order()).statusCode()).isEqualTo(503);
        postgres.start();
        ingest.awaitUp();
        await()
            .atMost(SOON)
            .until(() -> ingest.post("/orders", order()).statusCode(), answered -> answered == 422);
      }
    } finally {
      Folders.delete(data);
    }
  }

  @Test
  void whileTheBrokerIsDeadHealthSaysSoAndNothingIsLost() {
    Path data = Folders.temporary("kafka-to-kill");
    try (var broker = EmbeddedKafka.start(KafkaSettings.persistent(data, Ports.free()));
        var kafka = KafkaEngine.at(broker.bootstrapServers());
        World world = World.fresh(kafka, Engines.shared().postgres().newDatabase());
        RunningIngest ingest = world.ingest().awaitUp()) {
      world.publish(List.of(PipelineIT.stock("stock", 7, 900001, 10_000)));
      world.awaitDrained();
      world.publish(trades(0, 500));
      broker.kill();
      ingest.awaitHealth("DOWN");
      assertThat(ingest.post("/orders", order(), "Idempotency-Key", "while-away").statusCode())
          .isEqualTo(201);
      broker.start();
      ingest.awaitUp();
      world.publish(trades(500, 1_000));
      world.awaitDrained();
      everyTradeIsOneOrderAndWasAnnounced(world, 1_001);
    } finally {
      Folders.delete(data);
    }
  }

  @Test
  void anErrorInAListenerTurnsHealthDownAndTheOtherTopicGoesOn() {
    try (World world = World.fresh();
        RunningIngest ingest = world.ingestWith(createOrdersThatFails()).awaitUp()) {
      world.publish(trades(0, 1));
      ingest.awaitHealth("DOWN");
      awaitDetail(ingest, "intake", Topics.TRADE_EVENTS, "OutOfMemoryError");
      assertThat(topic(ingest, Topics.TRADE_EVENTS).path("state").asString()).isEqualTo("STOPPED");
      world.publish(List.of(PipelineIT.stock("stock", 7, 900001, 10)));
      await().atMost(SOON).until(() -> world.count("inventory") == 1);
      await()
          .atMost(SOON)
          .until(
              () -> topic(ingest, Topics.INVENTORY_UPDATES).path("state").asString(),
              "RUNNING"::equals);
      assertThat(world.count("logistics_order")).isZero();
    }
  }

  @Test
  void aTopicThatWasMadeAnewIsNotConsumedAndHealthSaysWhatToDo() {
    try (World world = World.fresh();
        RunningIngest ingest = world.ingest().awaitUp()) {
      world.publish(List.of(PipelineIT.stock("stock", 7, 900001, 10)));
      world.publish(trades(0, 8));
      world.awaitDrained();
      world.kafka.deleteTopics(List.of(Topics.TRADE_EVENTS));
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(
              () -> {
                world.kafka.createTopics(TopicSpec.of(Topics.TRADE_EVENTS, World.PARTITIONS));
                return world.ends(List.of(Topics.TRADE_EVENTS)) == 0;
              });
      ingest.awaitHealth("DOWN");
      awaitDetail(ingest, "intake", Topics.TRADE_EVENTS, "--reset-offsets --to-earliest");
    }
  }

  private static BeanPostProcessor createOrdersThatFails() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof CreateOrders ? (CreateOrders) FaultIT::fail : bean;
      }
    };
  }

  private static <T, R> R fail(T anything) {
    throw new OutOfMemoryError("of a test");
  }

  private static void everyTradeIsOneOrderAndWasAnnounced(World world, int trades) {
    assertThat(world.count("logistics_order")).isEqualTo(trades);
    assertThat(world.number("SELECT sum(reserved) FROM orders.inventory")).isEqualTo(trades);
    Set<String> announced = new HashSet<>();
    world.read(Topics.ORDER_STATUS).forEach(event -> announced.add(new String(event.key())));
    assertThat(announced).hasSize(trades);
    world.everyInvariantHolds();
  }

  private static List<ProducerRecord<byte[], byte[]>> trades(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> PipelineIT.trade("F-" + n, "f-" + n, 1))
        .toList();
  }

  private static String order() {
    return """
    {"tradeOrderCode":"H","bizType":"B2C","buyerId":5,"warehouseId":7,"items":[{"itemId":900001,"quantity":1}]}
    """;
  }

  private static void awaitDetail(
      RunningIngest ingest, String component, String detail, String text) {
    await()
        .atMost(SOON)
        .until(
            () -> details(ingest, component).path(detail).toString(),
            shown -> shown.contains(text));
  }

  private static JsonNode topic(RunningIngest ingest, String topic) {
    return details(ingest, "intake").path(topic);
  }

  private static JsonNode details(RunningIngest ingest, String component) {
    return ingest.health().path("components").path(component).path("details");
  }
}
