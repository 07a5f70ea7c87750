package io.lading.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole lives of orders, told by topic and by HTTP. */
class LifeIT {

  private static final Map<String, List<String>> PATHS =
      Map.of(
          "DIRECT",
          List.of("CONFIRMED", "SHIPPED", "OUT_FOR_DELIVERY", "DELIVERED", "COMPLETED"),
          "CARRIER",
          List.of(
              "CONFIRMED",
              "SHIPPED",
              "CARRIER_ACCEPTED",
              "PICKED_UP",
              "OUT_FOR_DELIVERY",
              "DELIVERED",
              "COMPLETED"),
          "WAREHOUSE",
          List.of(
              "CONFIRMED",
              "SHIPPED",
              "WAREHOUSE_ACCEPTED",
              "WAREHOUSE_OUTBOUND",
              "PICKED_UP",
              "OUT_FOR_DELIVERY",
              "DELIVERED",
              "COMPLETED"));

  private World world;

  @BeforeEach
  void freshWorld() {
    world = World.fresh();
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void anOrderOfEachModeIsCarriedToItsEndByTopicAndByHttpInTurns() {
    try (RunningIngest ingest = world.ingest().awaitUp()) {
      world.publish(List.of(Lives.stock(100)));
      world.awaitDrained();
      PATHS.keySet().forEach(mode -> world.publish(List.of(Lives.trade(mode, mode, 2))));
      world.awaitDrained();
      Map<String, String> codes = Lives.codes(world);
      for (String mode : PATHS.keySet()) {
        carry(ingest, codes.getOrDefault(mode, ""), PATHS.getOrDefault(mode, List.of()));
      }
      world.awaitDrained();
    }
    Map<String, List<String>> lines = Lives.timeLines(world);
    PATHS.forEach(
        (mode, path) -> {
          List<String> expected = new ArrayList<>(List.of("PENDING"));
          expected.addAll(path);
          assertThat(lines).containsEntry(mode, expected);
        });
    assertThat(world.number("SELECT quantity FROM orders.inventory")).isEqualTo(94);
    assertThat(world.number("SELECT reserved FROM orders.inventory")).isZero();
    world.everyInvariantHolds();
  }

  private void carry(RunningIngest ingest, String code, List<String> path) {
    for (int i = 0; i < path.size(); i++) {
      if (i % 2 == 0) {
        world.publish(List.of(Lives.status(code, path.get(i))));
        world.awaitDrained();
      } else {
        HttpResponse<String> answer =
            ingest.post("/orders/" + code + "/status", "{\"status\":\"" + path.get(i) + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      }
    }
  }

  @Test
  void cancelsInterceptsReturnsAndWhatCameTooEarlyEndAsTheyShould() {
    try (RunningIngest ingest = world.ingest("--lading.parking.every=100ms").awaitUp()) {
      world.publish(List.of(Lives.stock(100), Lives.cancelled("CANCELLED-FIRST")));
      world.awaitDrained();
      world.publish(
          List.of(
              Lives.trade("CANCELLED-FIRST", "DIRECT", 1),
              Lives.trade("CHANGED", "DIRECT", 1),
              Lives.receiverChanged("CHANGED", "韩梅梅"),
              Lives.trade("CANCELLED", "DIRECT", 1),
              Lives.cancelled("CANCELLED"),
              Lives.trade("CAUGHT", "WAREHOUSE", 1),
              Lives.trade("BACK", "CARRIER", 1),
              Lives.trade("DELIVERED", "DIRECT", 3)));
      world.awaitDrained();
      Map<String, String> codes = Lives.codes(world);
      intercept(ingest, codes.getOrDefault("CAUGHT", ""), "WAREHOUSE_ACCEPTED");
      intercept(ingest, codes.getOrDefault("BACK", ""), "OUT_FOR_DELIVERY");
      String delivered = codes.getOrDefault("DELIVERED", "");
      world.publish(
          List.of(
              Lives.status(codes.getOrDefault("BACK", ""), "RETURNED"),
              Lives.status(delivered, "DELIVERED")));
      world.awaitDrained();
      world.publish(List.of(early("RETURN-1")));
      world.awaitDrained();
      assertThat(world.count("parked_message")).isOne();
      world.publish(List.of(Lives.returning("RETURN-1", delivered, 2)));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Lives.timeLines(world).getOrDefault("RETURN-1", List.of()).size() > 1);
      world.publish(List.of(Lives.returning("RETURN-2", delivered, 2)));
      world.awaitDrained();
    }
    assertThat(Lives.timeLines(world))
        .containsEntry("CHANGED", List.of("PENDING", "FIELDS PENDING"))
        .containsEntry("CANCELLED", List.of("PENDING", "CANCELLED"))
        .containsEntry(
            "CAUGHT",
            List.of("PENDING", "WAREHOUSE_ACCEPTED", "WAREHOUSE_INTERCEPTING", "CANCELLED"))
        .containsEntry(
            "BACK",
            List.of(
                "PENDING", "OUT_FOR_DELIVERY", "DELIVERY_INTERCEPTING", "RETURNING", "RETURNED"))
        .containsEntry("DELIVERED", List.of("PENDING", "DELIVERED"))
        .containsEntry("RETURN-1", List.of("PENDING", "DELIVERED"))
        .hasSize(6);
    assertThat(
            world.read(Topics.ORDER_REJECTIONS).stream()
                .map(record -> new String(record.key()))
                .toList())
        .containsExactlyInAnyOrder("CANCELLED-FIRST", "RETURN-2");
    // Of 100: one is reserved, three went out, two of them came back.
    assertThat(world.number("SELECT quantity FROM orders.inventory")).isEqualTo(99);
    assertThat(world.number("SELECT reserved FROM orders.inventory")).isEqualTo(1);
    world.everyInvariantHolds();
  }

  /** The warehouse has it before the trade is here: it waits for its order. */
  private static ProducerRecord<byte[], byte[]> early(String trade) {
    String json =
        "{\"tradeOrderCode\":\"%s\",\"bizType\":\"RETURN\",\"status\":\"DELIVERED\"}"
            .formatted(trade);
    return PipelineIT.event(
        Topics.ORDER_UPDATES, trade, "io.lading.order.status-update", "early-" + trade, json);
  }

  private static void intercept(RunningIngest ingest, String code, String status) {
    post(ingest, code, "/status", "{\"status\":\"" + status + "\"}");
    post(ingest, code, "/cancel", "{}");
    post(ingest, code, "/intercept-answer", "{\"outcome\":\"CAUGHT\"}");
  }

  private static void post(RunningIngest ingest, String code, String path, String body) {
    HttpResponse<String> answer = ingest.post("/orders/" + code + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void replayedFromTheBeginningTwiceUpdatesLeaveNothingMore() {
    Map<String, Long> once;
    try (RunningIngest ingest = world.ingest().awaitUp()) {
      world.publish(List.of(Lives.stock(1000)));
      world.awaitDrained();
      for (int n = 0; n < 50; n++) {
        world.publish(List.of(Lives.trade("T-" + n, "CARRIER", 1)));
      }
      world.awaitDrained();
      world.publish(updates(Lives.codes(world)));
      world.awaitDrained();
      ingest.awaitUp();
      once = world.counts();
    }
    for (int n = 0; n < 2; n++) {
      world.replayFromTheBeginning(World.UPDATES_GROUP, Topics.ORDER_UPDATES);
      try (RunningIngest ingest = world.ingest().awaitUp()) {
        world.awaitDrained();
        ingest.awaitUp();
        assertThat(world.counts()).isEqualTo(once);
      }
    }
    assertThat(once.get(Topics.ORDER_REJECTIONS)).isEqualTo(100);
    assertThat(
            world.number(
                "SELECT sum(consumed) FROM orders.consumer_position WHERE topic ="
                    + " 'lading.order-updates.v1'"))
        .isEqualTo(3L * 50 * 8);
    world.everyInvariantHolds();
  }

  /** Eight of each order, two of them refused. */
  private static List<ProducerRecord<byte[], byte[]>> updates(Map<String, String> codes) {
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (String code : codes.values()) {
      all.add(Lives.status(code, "CONFIRMED"));
      all.add(Lives.status(code, "WAREHOUSE_ACCEPTED"));
      all.add(Lives.status(code, "PICKED_UP"));
      all.add(Lives.status(code, "CARRIER_ACCEPTED"));
      all.add(Lives.about(code, "checkpoint", "scan-" + code, ",\"description\":\"hub\""));
      all.add(Lives.about(code, "update", "u-" + code, ",\"changes\":{\"buyerName\":\"b\"}"));
      all.add(Lives.status(code, "DELIVERED"));
      all.add(Lives.about(code, "cancel", "c-" + code, ""));
    }
    return all;
  }
}
