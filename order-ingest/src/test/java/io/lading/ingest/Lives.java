package io.lading.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders in tests: what is sent about them, and what was announced of them. */
final class Lives {

  static final long WAREHOUSE = 7;
  static final long SKU = 900001;

  private static final JsonMapper JSON = JsonMapper.shared();

  private Lives() {}

  static ProducerRecord<byte[], byte[]> stock(long pieces) {
    return PipelineIT.stock("stock-" + pieces, WAREHOUSE, SKU, pieces);
  }

  /** {@code packages}: a JSON array of them. */
  static ProducerRecord<byte[], byte[]> trade(String code, String mode, int pieces) {
    String json =
        """
        {"tradeOrderCode":"%s","bizType":"B2C","buyerId":"5000000000000001","warehouseId":7,
         "fulfilmentMode":"%s","items":[{"itemId":900001,"quantity":%d}]}
        """;
    return ofTrade("order-paid", code, json.formatted(code, mode, pieces));
  }

  static ProducerRecord<byte[], byte[]> returning(String code, String parent, int pieces) {
    String json =
        """
        {"tradeOrderCode":"%s","bizType":"RETURN","buyerId":"5000000000000001","warehouseId":7,
         "orderType":"REVERSE","parentLgOrderCode":"%s","items":[{"itemId":900001,"quantity":%d}]}
        """;
    return ofTrade("order-paid", code, json.formatted(code, parent, pieces));
  }

  static ProducerRecord<byte[], byte[]> cancelled(String trade) {
    return ofTrade("order-cancelled", trade, of(trade, ",\"reason\":\"changed my mind\""));
  }

  static ProducerRecord<byte[], byte[]> receiverChanged(String trade, String name) {
    return ofTrade(
        "receiver-changed", trade, of(trade, ",\"receiver\":{\"name\":\"" + name + "\"}"));
  }

  private static String of(String trade, String more) {
    return "{\"tradeOrderCode\":\"%s\",\"bizType\":\"B2C\"%s}".formatted(trade, more);
  }

  private static ProducerRecord<byte[], byte[]> ofTrade(String type, String trade, String json) {
    return PipelineIT.event(
        Topics.TRADE_EVENTS, trade, "io.lading.trade." + type, type + "-" + trade, json);
  }

  /** {@code type}: as in io.lading.order.*; {@code fields}: JSON members besides the order. */
  static ProducerRecord<byte[], byte[]> about(String code, String type, String id, String fields) {
    String json = "{\"lgOrderCode\":\"%s\"%s}".formatted(code, fields);
    return PipelineIT.event(Topics.ORDER_UPDATES, code, "io.lading.order." + type, id, json);
  }

  static ProducerRecord<byte[], byte[]> status(String code, String status) {
    return about(code, "status-update", status + "-" + code, ",\"status\":\"" + status + "\"");
  }

  /** lgOrderCode by tradeOrderCode, of all that was announced. */
  static Map<String, String> codes(World world) {
    Map<String, String> codes = new LinkedHashMap<>();
    events(world)
        .forEach(
            event ->
                codes.put(
                    event.path("tradeOrderCode").asString(), event.path("lgOrderCode").asString()));
    return codes;
  }

  static List<JsonNode> events(World world) {
    return world.read(Topics.ORDER_STATUS).stream()
        .map(record -> JSON.readTree(new String(record.value(), UTF_8)))
        .toList();
  }

  /** Of each order, in the order of the topic, as kind and status. */
  static Map<String, List<String>> timeLines(World world) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (JsonNode event : events(world)) {
      List<String> line =
          lines.computeIfAbsent(event.path("tradeOrderCode").asString(), none -> new ArrayList<>());
      assertThat(event.path("sequence").asInt())
          .as("sequence of %s", event)
          .isEqualTo(line.size() + 1);
      String kind = event.path("kind").asString();
      String status = event.path("status").asString();
      line.add(kind.equals("TRANSITION") ? status : kind + " " + status);
    }
    return lines;
  }
}
