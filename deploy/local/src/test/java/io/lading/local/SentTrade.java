package io.lading.local;

import io.lading.local.postgres.StoredEnds.Place;
import io.lading.traffic.TrafficMessage;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A paid trade as it is read by somebody who does not know the code of Lading. */
record SentTrade(
    long number, String code, String bizType, String mode, int packages, Map<Place, Long> pieces) {

  static SentTrade of(TrafficMessage message) {
    JsonNode event = JsonMapper.shared().readTree(message.value());
    JsonNode data = event.has("data") ? event.path("data") : event;
    return new SentTrade(
        message.number(),
        data.path("tradeOrderCode").asString(),
        data.path("bizType").asString(),
        data.path("fulfilmentMode").asString(),
        Math.max(1, data.path("packages").size()),
        pieces(data));
  }

  private static Map<Place, Long> pieces(JsonNode data) {
    Map<String, Long> warehouses = new HashMap<>();
    long usual = data.path("warehouseId").asLong();
    for (JsonNode parcel : data.path("packages")) {
      warehouses.put(parcel.path("packageNo").asString(), parcel.path("warehouseId").asLong(usual));
    }
    Map<Place, Long> pieces = new HashMap<>();
    for (JsonNode item : data.path("items")) {
      long warehouse = warehouses.getOrDefault(item.path("packageNo").asString(""), usual);
      pieces.merge(
          new Place(warehouse, item.path("skuId").asLong()),
          item.path("quantity").asLong(),
          Long::sum);
    }
    return pieces;
  }
}
