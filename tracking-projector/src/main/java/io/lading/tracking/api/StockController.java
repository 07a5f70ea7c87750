package io.lading.tracking.api;

import io.lading.core.query.StockLevels;
import io.lading.core.reads.Answered;
import io.lading.core.reads.ReadToken;
import io.lading.tracking.stock.LowStock;
import io.lading.tracking.stock.Shortage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is in stock, and what runs short (contract, "HTTP"). */
@RestController
public final class StockController {

  private final StockLevels levels;
  private final LowStock low;
  private final FreshAnswers answers;
  private final int mostLevels;

  /** {@code mostLevels}: in one answer. */
  public StockController(StockLevels levels, LowStock low, FreshAnswers answers, int mostLevels) {
    this.levels = levels;
    this.low = low;
    this.answers = answers;
    this.mostLevels = mostLevels;
  }

  @GetMapping("/inventory/{warehouseId}/{skuId}")
  ResponseEntity<StockAnswer> stock(
      @PathVariable String warehouseId,
      @PathVariable String skuId,
      @RequestHeader(name = ReadToken.HEADER, required = false) @Nullable List<String> tokens) {
    var parameters = new Parameters(tokens);
    long warehouse = parameters.int64("warehouseId", warehouseId);
    long sku = parameters.int64("skuId", skuId);
    parameters.demandAllRight();
    return answers.of(parameters.written(), () -> stock(warehouse, sku));
  }

  private ResponseEntity<StockAnswer> stock(long warehouse, long sku) {
    return levels
        .find(warehouse, sku)
        .map(StockAnswer::of)
        .map(ResponseEntity::ok)
        .orElseThrow(
            () -> Problem.UNKNOWN_STOCK.of("warehouse " + warehouse + " has no SKU " + sku));
  }

  /** Kept for a while, and says as of when; for whoever sends a token it is read anew. */
  @GetMapping("/inventory/low")
  ResponseEntity<ShortageAnswer> low(
      @RequestParam MultiValueMap<String, String> query,
      @RequestHeader(name = ReadToken.HEADER, required = false) @Nullable List<String> tokens) {
    var parameters = new Parameters(query, tokens);
    ShortageQuestion asked = ShortageQuestion.of(parameters, mostLevels);
    Answered<Shortage> shortage =
        low.shortage(asked.below(), asked.warehouseId(), asked.limit(), parameters.written());
    return answers.told(ResponseEntity.ok(ShortageAnswer.of(shortage.answer())), shortage.source());
  }
}
