package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Exactly one of delta and setTo. Both are bounded, so that a sum of many stays within 64 bits. */
final class InventoryAdjustedDraft implements Draft<InventoryAdjusted> {
  private static final long MOST = 1_000_000_000_000L;

  private @Nullable Long warehouseId;
  private @Nullable Long skuId;
  private @Nullable Long delta;
  private @Nullable Long setTo;
  private @Nullable String reason;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "warehouseId" -> warehouseId = in.int64();
      case "skuId" -> skuId = in.int64();
      case "delta" -> delta = in.int64(-MOST, MOST, "an integer from -10^12 to 10^12");
      case "setTo" -> setTo = in.int64(0, MOST, "an integer from 0 to 10^12");
      case "reason" -> reason = in.text(0, 256);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public InventoryAdjusted finish(JsonCursor in) {
    if ((delta == null) == (setTo == null)) {
      in.violation("/delta", "exactly one of delta and setTo to be present");
    }
    return new InventoryAdjusted(
        in.required("warehouseId", warehouseId, 0L),
        in.required("skuId", skuId, 0L),
        delta,
        setTo,
        reason);
  }
}
