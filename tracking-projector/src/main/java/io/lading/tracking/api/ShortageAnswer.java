package io.lading.tracking.api;

import io.lading.tracking.stock.Shortage;
import java.time.Instant;
import java.util.List;

/** The JSON of what runs short. */
record ShortageAnswer(Instant asOf, boolean more, List<StockAnswer> stock) {

  static ShortageAnswer of(Shortage shortage) {
    return new ShortageAnswer(
        shortage.asOf(), shortage.more(), shortage.levels().stream().map(StockAnswer::of).toList());
  }
}
