package io.lading.traffic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same trade in other clothes, and nearly the same trade with other content. */
final class Rewriting {

  private static final Set<String> IDS =
      Set.of("buyerId", "sellerId", "warehouseId", "itemId", "skuId", "shopId");

  private Rewriting() {}

  /** Equal in content: at least one of ids as strings, fields in another order, unknown fields. */
  static ObjectNode reencoded(ObjectNode trade, SplittableRandom random) {
    int how = 1 + random.nextInt(7);
    ObjectNode other = (ObjectNode) copy(trade, (how & 1) != 0, (how & 2) != 0);
    if ((how & 4) != 0) {
      other.put("x-campaign", "sample-" + random.nextInt(100));
      other.putObject("x-trace").put("hop", 2);
    }
    return other;
  }

  /** Different in content: a quantity, the receiver's name or the amount. */
  static ObjectNode conflicting(ObjectNode trade, SplittableRandom random) {
    ObjectNode other = trade.deepCopy();
    switch (random.nextInt(3)) {
      case 0 -> {
        var item = (ObjectNode) other.path("items").path(0);
        item.put("quantity", item.path("quantity").asInt() + 1);
      }
      case 1 -> ((ObjectNode) other.path("receiver")).put("name", "另一人");
      default ->
          other.put("totalAmount", other.path("totalAmount").decimalValue().add(BigDecimal.ONE));
    }
    return other;
  }

  private static JsonNode copy(JsonNode node, boolean idsAsText, boolean reversed) {
    if (node instanceof ArrayNode array) {
      ArrayNode other = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> other.add(copy(element, idsAsText, reversed)));
      return other;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    if (reversed) {
      Collections.reverse(fields);
    }
    ObjectNode other = JsonNodeFactory.instance.objectNode();
    for (var field : fields) {
      if (idsAsText && IDS.contains(field.getKey())) {
        other.put(field.getKey(), field.getValue().asString());
      } else {
        other.set(field.getKey(), copy(field.getValue(), idsAsText, reversed));
      }
    }
    return other;
  }
}
