package io.lading.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Spoils a good trade in one of a dozen ways, each of which must end as a dead letter. */
final class Spoiling {

  /** What is left of a spoiled message. */
  record Spoiled(List<Header> headers, byte @Nullable [] value) {}

  private final JsonMapper json;

  Spoiling(JsonMapper json) {
    this.json = json;
  }

  Spoiled spoiled(Envelope envelope, ObjectNode trade, SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> new Spoiled(envelope.binary(), truncated(json.writeValueAsBytes(trade), random));
      case 1 -> new Spoiled(envelope.binary(), "not json".getBytes(StandardCharsets.UTF_8));
      case 2 -> new Spoiled(envelope.binary(), null);
      case 3 -> new Spoiled(envelope.binary(), invalidUtf8(json.writeValueAsBytes(trade)));
      case 4 -> unknownType(envelope, trade);
      case 5 -> withoutType(envelope, trade);
      case 6 -> with(envelope, trade, t -> t.remove("buyerId"));
      case 7 -> with(envelope, trade, t -> t.putArray("items"));
      case 8 -> with(envelope, trade, t -> firstItem(t).put("quantity", -1));
      case 9 -> with(envelope, trade, t -> firstItem(t).put("quantity", "many"));
      case 10 -> with(envelope, trade, t -> t.put("buyerName", "长".repeat(65)));
      default -> with(envelope, trade, t -> t.put("warehouseId", 1e30).put("currency", "RMB元"));
    };
  }

  private Spoiled with(Envelope envelope, ObjectNode trade, Consumer<ObjectNode> change) {
    ObjectNode other = trade.deepCopy();
    change.accept(other);
    return new Spoiled(envelope.binary(), json.writeValueAsBytes(other));
  }

  private Spoiled unknownType(Envelope envelope, ObjectNode trade) {
    var other = envelope.withType("io.lading.trade.order-gift-wrapped");
    return new Spoiled(other.binary(), json.writeValueAsBytes(trade));
  }

  private Spoiled withoutType(Envelope envelope, ObjectNode trade) {
    var headers = envelope.binary().stream().filter(h -> !h.key().equals("ce_type")).toList();
    return new Spoiled(headers, json.writeValueAsBytes(trade));
  }

  private static ObjectNode firstItem(ObjectNode trade) {
    return (ObjectNode) trade.path("items").path(0);
  }

  private static byte[] truncated(byte[] value, SplittableRandom random) {
    return Arrays.copyOf(value, 1 + random.nextInt(value.length - 1));
  }

  /** Breaks the first character above ASCII, which every trade has in its city or goods. */
  private static byte[] invalidUtf8(byte[] value) {
    byte[] other = value.clone();
    for (int i = 0; i < other.length; i++) {
      if (other[i] < 0) {
        other[i] = (byte) 0xff;
        return other;
      }
    }
    return Arrays.copyOf(value, 1);
  }
}
