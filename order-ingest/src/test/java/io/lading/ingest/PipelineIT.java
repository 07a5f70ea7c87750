package io.lading.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import io.lading.traffic.Expected;
import io.lading.traffic.TrafficGenerator;
import io.lading.traffic.TrafficMessage;
import io.lading.traffic.TrafficShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PipelineIT {

  private static final long SEED = 20260101;
  private static final JsonMapper JSON = JsonMapper.shared();

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
  void aPaidTradeBecomesOneOrderAndOneStatusEventWithKeyHeadersAndJsonOfTheContract() {
    try (RunningIngest ingest = world.ingest().awaitUp()) {
      world.publish(List.of(stock("stock-1", 7, 900001, 10)));
      world.awaitDrained();
      world.publish(List.of(trade("T-1", "event-1", 2)));
      world.awaitDrained();
      assertThat(ingest.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }
    assertThat(world.read(Topics.ORDER_STATUS)).singleElement().satisfies(PipelineIT::isFirstEvent);
    assertThat(world.number("SELECT reserved FROM orders.inventory")).isEqualTo(2);
    world.everyInvariantHolds();
  }

  @Test
  void publishedThreeTimesAndReplayedTenThousandTradesLeaveNothingMore() {
    TrafficGenerator traffic = new TrafficGenerator(SEED, TrafficShape.realistic());
    List<TrafficMessage> messages = traffic.messages().limit(10_000).toList();
    Expected expected = traffic.expected(10_000);
    Map<String, Long> once;
    try (RunningIngest ingest = world.ingest().awaitUp()) {
      world.publish(records(traffic.stock()));
      world.awaitDrained();
      world.publish(records(messages));
      world.awaitDrained();
      once = world.counts();
      assertThat(once)
          .containsEntry("logistics_order", expected.created())
          .containsEntry("logistics_order_package", expected.packages())
          .containsEntry("logistics_order_item", expected.items())
          .containsEntry(Topics.ORDER_STATUS, expected.created())
          .containsEntry(Topics.ORDER_REJECTIONS, expected.rejected())
          .containsEntry(Topics.deadLettersOf(Topics.TRADE_EVENTS), expected.malformed());
      List<TrafficMessage> shuffled = new ArrayList<>(messages);
      for (int again = 0; again < 2; again++) {
        Collections.shuffle(shuffled, new Random(SEED + again));
        world.publish(records(shuffled));
      }
      world.awaitDrained();
      assertThat(world.counts()).as("published three times, seed %d", SEED).isEqualTo(once);
      ingest.awaitUp();
    }
    world.replayFromTheBeginning(World.TRADES_GROUP, Topics.TRADE_EVENTS);
    try (RunningIngest ingest = world.ingest().awaitUp()) {
      world.awaitDrained();
      ingest.awaitUp();
    }
    assertThat(world.counts()).as("replayed, seed %d", SEED).isEqualTo(once);
    assertThat(
            world.number(
                "SELECT sum(consumed) FROM orders.consumer_position WHERE topic ="
                    + " 'lading.trade-events.v1'"))
        .isEqualTo(60_000);
    world.everyInvariantHolds();
  }

  static ProducerRecord<byte[], byte[]> stock(String id, long warehouse, long sku, long pieces) {
    String json =
        "{\"warehouseId\":\"%d\",\"skuId\":\"%d\",\"delta\":%d}".formatted(warehouse, sku, pieces);
    return event(
        Topics.INVENTORY_UPDATES, warehouse + ":" + sku, "io.lading.inventory.adjusted", id, json);
  }

  static ProducerRecord<byte[], byte[]> trade(String code, String id, int quantity) {
    String json =
        """
        {"tradeOrderCode":"%s","bizType":"B2C","buyerId":"5000000000000001","warehouseId":7,"unknown":true,
         "items":[{"itemId":900001,"quantity":%d,"unitPrice":19.90}]}
        """
            .formatted(code, quantity);
    return event(Topics.TRADE_EVENTS, code, "io.lading.trade.order-paid", id, json);
  }

  static ProducerRecord<byte[], byte[]> event(
      String topic, String key, String type, String id, String json) {
    var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), json.getBytes(UTF_8));
    record.headers().add("ce_type", type.getBytes(UTF_8));
    record.headers().add("ce_id", id.getBytes(UTF_8));
    record.headers().add("ce_source", "urn:test".getBytes(UTF_8));
    record
        .headers()
        .add(
            "traceparent",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".getBytes(UTF_8));
    return record;
  }

  private static void isFirstEvent(ConsumerRecord<byte[], byte[]> record) {
    JsonNode event = JSON.readTree(record.value());
    String code = event.path("lgOrderCode").asString();
    assertThat(new String(record.key(), UTF_8)).isEqualTo(code).matches("LG\\d{19}");
    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record, "ce_type")).isEqualTo("io.lading.order.status-changed");
    assertThat(header(record, "ce_sequence")).isEqualTo("1");
    assertThat(header(record, "ce_subject")).isEqualTo(code);
    assertThat(header(record, "ce_causationid")).isEqualTo("event-1");
    assertThat(header(record, "content-type")).isEqualTo("application/json");
    assertThat(header(record, "traceparent"))
        .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    assertThat(event.path("kind").asString()).isEqualTo("TRANSITION");
    assertThat(event.path("status").asString()).isEqualTo("PENDING");
    assertThat(event.path("sequence").asInt()).isEqualTo(1);
    assertThat(event.path("tradeOrderCode").asString()).isEqualTo("T-1");
    assertThat(event.path("buyerId").asString()).isEqualTo("5000000000000001");
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static List<ProducerRecord<byte[], byte[]>> records(List<TrafficMessage> messages) {
    return messages.stream().map(TrafficMessage::toRecord).toList();
  }
}
