package io.lading.ingest.api;

import io.lading.core.contract.EventReader;
import io.lading.core.contract.EventType;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.stock.AdjustStock;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /inventory/{warehouseId}/{skuId}/adjustments}: one key, one adjustment. Two
 * adjustments may be equal, so the key is needed.
 */
@RestController
public final class InventoryApi {

  private final Decoding decoding;
  private final AdjustStock adjustStock;
  private final Turnstile turnstile;
  private final RequestBodies bodies;
  private final Clock clock;

  public InventoryApi(
      EventReader reader,
      AdjustStock adjustStock,
      Turnstile turnstile,
      ApiLimits limits,
      Clock clock) {
    this.decoding = new Decoding(reader);
    this.adjustStock = adjustStock;
    this.turnstile = turnstile;
    this.bodies = new RequestBodies(limits.maxBodyBytes());
    this.clock = clock;
  }

  @PostMapping("/inventory/{warehouseId}/{skuId}/adjustments")
  Map<String, Object> adjust(
      @PathVariable("warehouseId") String warehouseId,
      @PathVariable("skuId") String skuId,
      HttpServletRequest request)
      throws IOException {
    WriteRequest write = WriteRequest.of(EventType.INVENTORY_ADJUSTED, request);
    if (write.key() == null) {
      throw new Refused(Problem.violated(WriteRequest.IDEMPOTENCY_KEY, "to be present"));
    }
    byte[] body = AdjustmentBody.of(bodies.read(request), warehouseId, skuId);
    InventoryAdjusted event = decoding.read(write, body, InventoryAdjusted.class);
    return answer(turnstile.pass(() -> adjust(write, event)), event);
  }

  private Outcome adjust(WriteRequest write, InventoryAdjusted event) {
    Entry<InventoryAdjusted> entry =
        new Entry.Actionable<>(write.identity(), null, event, null, write.origin());
    return adjustStock.adjust(new Batch<>(List.of(entry), List.of(), clock.instant())).getFirst();
  }

  /** The first time and every repetition are answered alike. */
  private static Map<String, Object> answer(Outcome outcome, InventoryAdjusted event) {
    return switch (outcome) {
      case Outcome.Rejected rejected -> throw Rejections.of(rejected.rejection());
      case Outcome.NoOp noOp when noOp.firstRefusal() != null ->
          throw Rejections.of(noOp.firstRefusal());
      case Outcome.Applied _, Outcome.NoOp _ ->
          Map.of(
              "warehouseId", Long.toString(event.warehouseId()),
              "skuId", Long.toString(event.skuId()));
      case Outcome.DeadLettered dead -> throw new IllegalStateException("By HTTP: " + dead);
    };
  }
}
