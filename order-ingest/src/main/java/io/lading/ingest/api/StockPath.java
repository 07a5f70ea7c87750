package io.lading.ingest.api;

import io.lading.core.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Which stock a path names.
 *
 * @param violations what is wrong with the path; then the ids mean nothing
 */
record StockPath(long warehouseId, long skuId, List<Violation> violations) {

  private static final Pattern ID = Pattern.compile("-?[0-9]{1,19}");

  static StockPath of(String warehouseId, String skuId) {
    List<Violation> violations = new ArrayList<>();
    long warehouse = id("/warehouseId", warehouseId, violations);
    long sku = id("/skuId", skuId, violations);
    return new StockPath(warehouse, sku, List.copyOf(violations));
  }

  private static long id(String field, String text, List<Violation> violations) {
    OptionalLong id = ID.matcher(text).matches() ? int64(text) : OptionalLong.empty();
    if (id.isEmpty()) {
      violations.add(new Violation(field, "an integer of 64 bits in the path"));
    }
    return id.orElse(0);
  }

  private static OptionalLong int64(String digits) {
    try {
      return OptionalLong.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
