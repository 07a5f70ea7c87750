package io.lading.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A trade whose order lives. number: its place in the stream; paidAt: when it was paid. */
record LivedTrade(long number, ObjectNode data, Instant paidAt) {

  private static final Map<String, List<String>> PATHS =
      Map.of(
          "DIRECT",
          List.of("PENDING", "CONFIRMED", "SHIPPED", "OUT_FOR_DELIVERY", "DELIVERED"),
          "CARRIER",
          List.of(
              "PENDING",
              "CONFIRMED",
              "SHIPPED",
              "CARRIER_ACCEPTED",
              "PICKED_UP",
              "OUT_FOR_DELIVERY",
              "DELIVERED"),
          "WAREHOUSE",
          List.of(
              "PENDING",
              "CONFIRMED",
              "SHIPPED",
              "WAREHOUSE_ACCEPTED",
              "WAREHOUSE_OUTBOUND",
              "PICKED_UP",
              "OUT_FOR_DELIVERY",
              "DELIVERED"));

  String tradeOrderCode() {
    return data.path("tradeOrderCode").asString();
  }

  String bizType() {
    return data.path("bizType").asString();
  }

  String mode() {
    return data.path("fulfilmentMode").asString("DIRECT");
  }

  /** The forward path of its mode, from PENDING to DELIVERED. */
  List<String> path() {
    return PATHS.getOrDefault(mode(), List.of());
  }

  /** What a carrier brings has a waybill; the courier of a direct order needs none. */
  boolean hasWaybills() {
    return !mode().equals("DIRECT");
  }

  /** Empty: one package, which need not be named. */
  List<String> packageNos() {
    List<String> names = new ArrayList<>();
    for (JsonNode parcel : data.path("packages")) {
      names.add(parcel.path("packageNo").asString());
    }
    return names;
  }
}
