package io.lading.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SnapshotsIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int ORDERS = 10;

  @Test
  void everyOrderHasItsLatestSnapshotAndTheOutboxNoRowMore() {
    try (World world = World.fresh();
        RunningIngest _ = started(world)) {
      Map<String, Optional<JsonNode>> latest = latest(world);
      assertThat(latest).hasSize(ORDERS);
      assertThat(latest.values())
          .allSatisfy(
              snapshot -> {
                assertThat(snapshot.orElseThrow().path("sequence").asInt()).isEqualTo(1);
                assertThat(snapshot.orElseThrow().path("packages")).hasSize(1);
                assertThat(snapshot.orElseThrow().path("items")).isNotEmpty();
              });
      assertThat(world.count("outbox")).isEqualTo(ORDERS);
      world.everyInvariantHolds();
    }
  }

  @Test
  void anErasedOrderIsTakenOffTheTopicWhenItIsPublishedAnew() {
    try (World world = World.fresh();
        RunningIngest ingest = started(world)) {
      String code = latest(world).keySet().iterator().next();
      world.execute(
          "UPDATE orders.logistics_order SET is_delete = true WHERE id = " + code.substring(2));
      JsonNode answer = asked(ingest, "{\"lgOrderCode\": \"" + code + "\"}", 200);
      assertThat(answer.path("complete").asBoolean()).isTrue();
      assertThat(latest(world)).containsEntry(code, Optional.empty()).hasSize(ORDERS);
      world.everyInvariantHolds();
    }
  }

  @Test
  void allOrdersArePublishedAnewInBoundedRequests() {
    try (World world = World.fresh();
        RunningIngest ingest =
            started(
                world,
                "--lading.snapshots.consumers=0",
                "--lading.snapshots.page=2",
                "--lading.snapshots.request-orders=3")) {
      assertThat(world.read(Topics.ORDER_SNAPSHOTS)).isEmpty();
      JsonNode answer = asked(ingest, "{}", 200);
      int requests = 1;
      while (!answer.path("complete").asBoolean()) {
        assertThat(answer.path("orders").asInt()).isEqualTo(3);
        String after = answer.path("upTo").asString();
        answer = asked(ingest, "{\"after\": \"" + after + "\"}", 200);
        requests++;
      }
      assertThat(requests).isEqualTo(4);
      assertThat(latest(world)).hasSize(ORDERS);
      assertThat(world.read(Topics.ORDER_SNAPSHOTS)).hasSize(ORDERS);
    }
  }

  @Test
  void nonsenseIsRefusedByFieldAndPublishesNothing() {
    try (World world = World.fresh();
        RunningIngest ingest = world.ingest().awaitUp()) {
      JsonNode refused =
          asked(ingest, "{\"after\": \"LG1\", \"upTo\": 7, \"lgOrderCode\": \"x\", \"a\": 1}", 400);
      assertThat(refused.path("fields").propertyNames())
          .containsExactlyInAnyOrder("after", "upTo", "lgOrderCode", "a");
    }
  }

  private static RunningIngest started(World world, String... settings) {
    RunningIngest ingest = world.ingest(settings).awaitUp();
    world.publish(List.of(PipelineIT.stock("stock", 7, 900001, 1_000)));
    world.awaitDrained();
    world.publish(
        IntStream.range(0, ORDERS).mapToObj(n -> PipelineIT.trade("S-" + n, "s-" + n, 1)).toList());
    world.awaitDrained();
    return ingest;
  }

  /** What a consumer that starts late finds, by lgOrderCode; empty: a tombstone. */
  private static Map<String, Optional<JsonNode>> latest(World world) {
    Map<String, Optional<JsonNode>> latest = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : world.read(Topics.ORDER_SNAPSHOTS)) {
      latest.put(
          new String(record.key(), UTF_8), Optional.ofNullable(record.value()).map(JSON::readTree));
    }
    return latest;
  }

  private static JsonNode asked(RunningIngest ingest, String body, int status) {
    HttpResponse<String> answer =
        ingest.post("/actuator/snapshots", body, "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}
