package io.lading.ingest.api;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An adjustment whose warehouse and SKU are in the path, as the event that it is. */
final class AdjustmentBody {

  private static final JsonMapper JSON = JsonMapper.shared();

  private AdjustmentBody() {}

  /** A body that is no JSON object stays as it is: the reader says what is wrong with it. */
  static byte[] of(byte[] body, String warehouseId, String skuId) {
    try {
      JsonNode node = JSON.readTree(body);
      if (node instanceof ObjectNode event) {
        event.put("warehouseId", warehouseId).put("skuId", skuId);
        return JSON.writeValueAsBytes(event);
      }
      return body;
    } catch (JacksonException e) {
      return body;
    }
  }
}
