package io.lading.traffic;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stock arriving: {@code io.lading.inventory.adjusted} messages with an identity of their own. */
final class Stock {

  static final String TOPIC = "lading.inventory-updates.v1";

  private final JsonMapper json;

  Stock(JsonMapper json) {
    this.json = json;
  }

  TrafficMessage setTo(Envelope envelope, long number, long warehouse, long sku, long quantity) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("warehouseId", warehouse);
    data.put("skuId", sku);
    data.put("setTo", quantity);
    data.put("reason", "sample stock");
    return new TrafficMessage(
        number,
        Intent.STOCK,
        TOPIC,
        key(warehouse, sku),
        envelope.binary(),
        json.writeValueAsBytes(data));
  }

  /** Stock that never runs out, for a trade from a file. */
  TrafficMessage ample(long warehouse, long sku) {
    var random = new SplittableRandom(sku);
    var envelope = envelope(key(warehouse, sku), Instant.EPOCH, random);
    return setTo(envelope, 0, warehouse, sku, Catalogue.AMPLE_QUANTITY);
  }

  static String key(long warehouse, long sku) {
    return warehouse + ":" + sku;
  }

  static List<Long> scarceSkusWithAFewPieces() {
    return LongStream.range(0, Catalogue.SCARCE_SKUS)
        .filter(i -> i % 2 == 1)
        .mapToObj(i -> Catalogue.FIRST_SCARCE_SKU + i)
        .toList();
  }

  /** Source and id do not depend on the seed: the same stock arrives once, whatever the run. */
  static Envelope envelope(String key, Instant at, SplittableRandom random) {
    var drawn = Envelope.of(Envelope.INVENTORY_ADJUSTED, key, at, random);
    return new Envelope(
        drawn.type(), "sample-stock-" + key, "/sample/warehouse", at, key, drawn.traceparent());
  }
}
