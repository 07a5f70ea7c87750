package io.lading.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HistoryIT {

  private static final String PERSONAL =
      """
      {"tradeOrderCode":"T1","bizType":"B2C","buyerId":7,"buyerName":"王小明","warehouseId":7,
       "items":[{"itemId":900001,"quantity":1}]}
      """;

  private static final String[] AT_ONCE = {
    "--lading.archive.after=1ms", "--lading.archive.every=100ms", "--lading.life.every=100ms"
  };

  @Test
  void anArchivedOrderLeavesATombstoneAndHasItsSnapshotWhenItIsBack() {
    try (World world = World.fresh()) {
      String code;
      try (RunningIngest ingest = world.ingest(AT_ONCE).awaitUp();
          RunningIngest _ = world.ingest(AT_ONCE).awaitUp()) {
        code = finished(world, ingest);
        await().atMost(Duration.ofSeconds(60)).until(() -> world.count("archived_order") == 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> hasTombstone(world, code));
        world.awaitDrained();
        world.everyInvariantHolds();
      }
      try (RunningIngest ingest = world.ingest("--lading.life.every=100ms").awaitUp()) {
        String cancelled = ingest.post("/orders/" + code + "/cancel", "{}").body();
        assertThat(cancelled).contains("CANCEL_TOO_LATE");
        assertThat(world.count("archived_order")).isEqualTo(1);
        assertThat(ingest.post("/orders/" + code + "/status", late()).statusCode()).isEqualTo(200);
        assertThat(world.count("archived_order")).isZero();
        await().atMost(Duration.ofSeconds(60)).until(() -> hasSnapshot(world, code));
        world.awaitDrained();
        world.everyInvariantHolds();
      }
      assertThat(Lives.timeLines(world).values())
          .containsExactly(List.of("PENDING", "DELIVERED", "COMPLETED", "LATE COMPLETED"));
    }
  }

  @Test
  void ofAnOrderThatCannotBeMovedNothingButItsCodeIsTold() {
    try (World world = World.fresh();
        RunningIngest ingest = world.ingest(AT_ONCE).awaitUp()) {
      world.execute("ALTER TABLE orders.archived_order ADD CHECK (sequence < 0)");
      world.publish(List.of(Lives.stock(10)));
      world.awaitDrained();
      String created = ingest.post("/orders", PERSONAL).body();
      String code = JsonMapper.shared().readTree(created).path("lgOrderCode").asString();
      for (String status : List.of("DELIVERED", "COMPLETED")) {
        String body = "{\"status\":\"" + status + "\"}";
        assertThat(ingest.post("/orders/" + code + "/status", body).statusCode()).isEqualTo(200);
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(ingest.health().toString())
                      .contains("left out")
                      .contains(code)
                      .doesNotContain("王小明"));
    }
  }

  private static String late() {
    return "{\"status\":\"OUT_FOR_DELIVERY\"}";
  }

  private static String finished(World world, RunningIngest ingest) {
    world.publish(List.of(Lives.stock(10)));
    world.awaitDrained();
    world.publish(List.of(Lives.trade("T1", "DIRECT", 1)));
    await().atMost(Duration.ofSeconds(60)).until(() -> Lives.codes(world).size() == 1);
    String code = Lives.codes(world).values().iterator().next();
    for (String status : List.of("DELIVERED", "COMPLETED")) {
      String body = "{\"status\":\"" + status + "\"}";
      assertThat(ingest.post("/orders/" + code + "/status", body).statusCode()).isEqualTo(200);
    }
    return code;
  }

  private static boolean hasSnapshot(World world, String code) {
    return latest(world).getOrDefault(code, false);
  }

  private static boolean hasTombstone(World world, String code) {
    return !latest(world).getOrDefault(code, true);
  }

  /** What a consumer that starts late finds: whether the last record of an order has a value. */
  private static Map<String, Boolean> latest(World world) {
    Map<String, Boolean> latest = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : world.read(Topics.ORDER_SNAPSHOTS)) {
      latest.put(new String(record.key(), UTF_8), record.value() != null);
    }
    return latest;
  }
}
