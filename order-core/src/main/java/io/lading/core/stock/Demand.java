package io.lading.core.stock;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pieces one order wants, summed per SKU and warehouse. */
public final class Demand {

  private final Map<StockKey, Long> pieces = new LinkedHashMap<>();

  public Demand add(long warehouseId, long skuId, long wanted) {
    if (wanted <= 0) {
      throw new IllegalArgumentException("pieces wanted must be positive, but are " + wanted);
    }
    pieces.merge(new StockKey(warehouseId, skuId), wanted, Math::addExact);
    return this;
  }

  public Map<StockKey, Long> pieces() {
    return Collections.unmodifiableMap(pieces);
  }
}
