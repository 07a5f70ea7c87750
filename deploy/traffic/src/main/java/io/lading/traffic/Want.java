package io.lading.traffic;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A SKU that a trade takes from a warehouse. */
record Want(long warehouseId, long skuId) {

  String key() {
    return Stock.key(warehouseId, skuId);
  }

  /** Of a trade without violations. */
  static List<Want> of(JsonNode trade) {
    var wants = new ArrayList<Want>();
    for (JsonNode item : trade.path("items")) {
      JsonNode sku = item.hasNonNull("skuId") ? item.path("skuId") : item.path("itemId");
      wants.add(new Want(warehouseOf(trade, item), sku.asLong()));
    }
    return wants;
  }

  private static long warehouseOf(JsonNode trade, JsonNode item) {
    String wanted = item.path("packageNo").asString("");
    JsonNode parcels = trade.path("packages");
    for (int i = 0; i < parcels.size(); i++) {
      JsonNode parcel = parcels.path(i);
      boolean first = wanted.isEmpty() && i == 0;
      if ((first || parcel.path("packageNo").asString("").equals(wanted))
          && parcel.hasNonNull("warehouseId")) {
        return parcel.path("warehouseId").asLong();
      }
    }
    return trade.path("warehouseId").asLong();
  }
}
