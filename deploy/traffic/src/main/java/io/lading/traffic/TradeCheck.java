package io.lading.traffic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The violations that would make a trade useless, all at once, so that the owner of a file learns
 * of them before anything is published. The pipeline checks everything again, and more.
 */
final class TradeCheck {

  private final List<String> reasons = new ArrayList<>();

  private TradeCheck() {}

  static List<String> violations(JsonNode trade) {
    if (!trade.isObject()) {
      return List.of("a trade is a JSON object");
    }
    var check = new TradeCheck();
    check.text(trade, "", "tradeOrderCode", 128);
    check.text(trade, "", "bizType", 32);
    check.whole(trade, "", "buyerId", Long.MIN_VALUE, Long.MAX_VALUE);
    check.whole(trade, "", "warehouseId", Long.MIN_VALUE, Long.MAX_VALUE);
    Set<String> parcels = check.packages(trade.path("packages"));
    check.items(trade.path("items"), parcels);
    return List.copyOf(check.reasons);
  }

  private Set<String> packages(JsonNode packages) {
    var names = new HashSet<String>();
    if (packages.size() > 100) {
      reasons.add("packages: at most 100");
    }
    for (int i = 0; i < packages.size(); i++) {
      String at = "packages[" + i + "].";
      text(packages.path(i), at, "packageNo", 64);
      if (!names.add(packages.path(i).path("packageNo").asString(""))) {
        reasons.add(at + "packageNo: is there twice");
      }
    }
    return names;
  }

  private void items(JsonNode items, Set<String> parcels) {
    if (!items.isArray() || items.isEmpty() || items.size() > 500) {
      reasons.add("items: 1 to 500 are required");
    }
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.path(i);
      String at = "items[" + i + "].";
      whole(item, at, "itemId", Long.MIN_VALUE, Long.MAX_VALUE);
      whole(item, at, "quantity", 1, 1_000_000);
      String parcel = item.path("packageNo").asString("");
      if (!parcel.isEmpty() && !parcels.isEmpty() && !parcels.contains(parcel)) {
        reasons.add(at + "packageNo: no package " + parcel);
      }
    }
  }

  private void text(JsonNode object, String at, String field, int longest) {
    JsonNode value = object.path(field);
    if (!value.isString() || value.asString().isEmpty() || value.asString().length() > longest) {
      reasons.add(at + field + ": text of 1 to " + longest + " characters is required");
    }
  }

  private void whole(JsonNode object, String at, String field, long least, long most) {
    BigInteger value = whole(object.path(field));
    if (value == null
        || value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      String range = least == Long.MIN_VALUE ? "64 bits" : least + " to " + most;
      reasons.add(at + field + ": a whole number (" + range + ") is required");
    }
  }

  private static @Nullable BigInteger whole(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue();
    }
    if (!value.isString() || value.asString().length() > 20) {
      return null;
    }
    try {
      return new BigDecimal(value.asString()).toBigIntegerExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }
}
