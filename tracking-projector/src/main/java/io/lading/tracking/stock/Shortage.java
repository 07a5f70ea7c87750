package io.lading.tracking.stock;

import io.lading.core.query.StockView;
import java.time.Instant;
import java.util.List;

/**
 * What runs short, least available first. asOf: when the levels were read. more: there may be more
 * that runs short.
 */
public record Shortage(List<StockView> levels, Instant asOf, boolean more) {

  public Shortage {
    levels = List.copyOf(levels);
  }
}
