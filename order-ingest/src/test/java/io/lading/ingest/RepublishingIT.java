package io.lading.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import io.lading.core.relay.Republish;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RepublishingIT {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void anOperatorPublishesARangeAgainByIdsByTimeAndByOrder() {
    try (World world = World.fresh();
        RunningIngest ingest = world.ingest().awaitUp()) {
      world.publish(List.of(PipelineIT.stock("stock", 7, 900001, 1_000)));
      world.awaitDrained();
      Instant before = Instant.now();
      world.publish(
          IntStream.range(0, 10).mapToObj(n -> PipelineIT.trade("R-" + n, "r-" + n, 1)).toList());
      world.awaitDrained();
      long published = world.ends(List.of(Topics.ORDER_STATUS));
      assertThat(published).isEqualTo(10);

      JsonNode byIds = asked(ingest, "{\"fromId\": 1, \"toId\": 1000}", 200);
      assertThat(byIds.path("rows").asInt()).isEqualTo(10);
      assertThat(byIds.path("complete").asBoolean()).isTrue();
      String times = "{\"from\": \"%s\", \"to\": \"%s\"}";
      JsonNode byTime =
          asked(ingest, times.formatted(before.minusSeconds(1), Instant.now().plusSeconds(1)), 200);
      assertThat(byTime.path("rows").asInt()).isEqualTo(10);
      ConsumerRecord<byte[], byte[]> some = world.read(Topics.ORDER_STATUS).getFirst();
      String code = new String(some.key(), StandardCharsets.UTF_8);
      JsonNode byOrder = asked(ingest, "{\"lgOrderCode\": \"" + code + "\"}", 200);
      assertThat(byOrder.path("rows").asInt()).isEqualTo(1);
      assertThat(byOrder.path("upTo").asLong()).isPositive();

      List<ConsumerRecord<byte[], byte[]>> all = world.read(Topics.ORDER_STATUS);
      assertThat(all).hasSize(31);
      assertThat(all).filteredOn(r -> r.headers().lastHeader(Republish.HEADER) != null).hasSize(21);
    }
  }

  @Test
  void nonsenseIsRefusedByFieldAndPublishesNothing() {
    try (World world = World.fresh();
        RunningIngest ingest = world.ingest().awaitUp()) {
      JsonNode refused = asked(ingest, "{\"fromId\": -1, \"toId\": \"x\", \"dryRun\": true}", 400);
      assertThat(refused.path("fields").propertyNames())
          .containsExactlyInAnyOrder("fromId", "toId", "dryRun");
      assertThat(asked(ingest, "{}", 400).path("fields").propertyNames()).containsExactly("range");
      assertThat(asked(ingest, "{\"lgOrderCode\": \"LG9999999999999999999\"}", 400).toString())
          .contains("lgOrderCode");
      assertThat(ingest.post("/actuator/republish", "{", "Content-Type", "application/json"))
          .extracting(HttpResponse::statusCode)
          .isEqualTo(400);
    }
  }

  private static JsonNode asked(RunningIngest ingest, String body, int status) {
    HttpResponse<String> answer =
        ingest.post("/actuator/republish", body, "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}
