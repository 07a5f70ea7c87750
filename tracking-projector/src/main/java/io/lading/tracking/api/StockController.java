package io.lading.tracking.api;

import io.lading.core.query.StockLevels;
import io.lading.tracking.stock.LowStock;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is in stock, and what runs short (contract, "HTTP"). */
@RestController
public final class StockController {

  private final StockLevels levels;
  private final LowStock low;
  private final int mostLevels;

  /** {@code mostLevels}: in one answer. */
  public StockController(StockLevels levels, LowStock low, int mostLevels) {
    this.levels = levels;
    this.low = low;
    this.mostLevels = mostLevels;
  }

  @GetMapping("/inventory/{warehouseId}/{skuId}")
  StockAnswer stock(@PathVariable String warehouseId, @PathVariable String skuId) {
    var parameters = new Parameters();
    long warehouse = parameters.int64("warehouseId", warehouseId);
    long sku = parameters.int64("skuId", skuId);
    parameters.demandAllRight();
    return levels
        .find(warehouse, sku)
        .map(StockAnswer::of)
        .orElseThrow(
            () -> Problem.UNKNOWN_STOCK.of("warehouse " + warehouse + " has no SKU " + sku));
  }

  @GetMapping("/inventory/low")
  ShortageAnswer low(@RequestParam MultiValueMap<String, String> query) {
    ShortageQuestion asked = ShortageQuestion.of(query, mostLevels);
    return ShortageAnswer.of(low.shortage(asked.below(), asked.warehouseId(), asked.limit()));
  }
}
