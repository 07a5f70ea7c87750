package io.lading.ingest.api;

import io.lading.core.contract.EventType;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.stock.AdjustStock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /inventory/{warehouseId}/{skuId}/adjustments}: one key for one stock, one adjustment.
 * Two adjustments may be equal, so the key is needed.
 */
@RestController
public final class InventoryApi {

  private final ApiNeeds needs;
  private final Decoding decoding;
  private final RequestBodies bodies;
  private final AdjustStock adjustStock;

  public InventoryApi(ApiNeeds needs, AdjustStock adjustStock) {
    this.needs = needs;
    this.decoding = needs.decoding();
    this.bodies = needs.bodies();
    this.adjustStock = adjustStock;
  }

  @PostMapping(
      path = "/inventory/{warehouseId}/{skuId}/adjustments",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, Object> adjust(
      @PathVariable("warehouseId") String warehouseId,
      @PathVariable("skuId") String skuId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    WriteRequest write = WriteRequest.of(EventType.INVENTORY_ADJUSTED, request).demandKey();
    StockPath path = StockPath.of(warehouseId, skuId);
    InventoryAdjusted event = decoding.adjustment(write, path, bodies.read(request));
    Outcome outcome = needs.write(response, () -> adjust(write, event), _ -> OptionalLong.empty());
    return answer(outcome, event);
  }

  private Outcome adjust(WriteRequest write, InventoryAdjusted event) {
    String stock = event.warehouseId() + ":" + event.skuId();
    Entry<InventoryAdjusted> entry =
        new Entry.Actionable<>(write.identity(stock), null, event, null, write.origin());
    return adjustStock
        .adjust(new Batch<>(List.of(entry), List.of(), needs.clock().instant()))
        .getFirst();
  }

  /** The first time and every repetition are answered alike. */
  private static Map<String, Object> answer(Outcome outcome, InventoryAdjusted event) {
    return switch (outcome) {
      case Outcome.Rejected rejected ->
          throw Rejections.of(rejected.rejection(), EventType.INVENTORY_ADJUSTED);
      case Outcome.NoOp noOp when noOp.firstRefusal() != null ->
          throw Rejections.of(noOp.firstRefusal(), EventType.INVENTORY_ADJUSTED);
      case Outcome.Applied _, Outcome.NoOp _ ->
          Map.of(
              "warehouseId", Long.toString(event.warehouseId()),
              "skuId", Long.toString(event.skuId()));
      case Outcome.KeyReused _ -> throw new Refused(Problem.keyReused());
      case Outcome.DeadLettered _, Outcome.Parked _, Outcome.NoSuchOrder _ ->
          throw new IllegalStateException("By HTTP: " + outcome);
    };
  }
}
