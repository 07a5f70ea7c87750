package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * Exactly one of delta and setTo. Both are bounded, so that a sum of many stays within 64 bits.
 * Where it is may be given from outside: the document may repeat it, but not contradict.
 */
final class InventoryAdjustedDraft implements Draft<InventoryAdjusted> {
  private static final long MOST = 1_000_000_000_000L;

  private final @Nullable Long givenWarehouse;
  private final @Nullable Long givenSku;
  private @Nullable Long warehouseId;
  private @Nullable Long skuId;
  private @Nullable Long delta;
  private @Nullable Long setTo;
  private @Nullable String reason;

  InventoryAdjustedDraft() {
    this(null, null);
  }

  InventoryAdjustedDraft(@Nullable Long givenWarehouse, @Nullable Long givenSku) {
    this.givenWarehouse = givenWarehouse;
    this.givenSku = givenSku;
    this.warehouseId = givenWarehouse;
    this.skuId = givenSku;
  }

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "warehouseId" -> warehouseId = place(givenWarehouse, in);
      case "skuId" -> skuId = place(givenSku, in);
      case "delta" -> delta = in.int64(-MOST, MOST, "an integer from -10^12 to 10^12");
      case "setTo" -> setTo = in.int64(0, MOST, "an integer from 0 to 10^12");
      case "reason" -> reason = in.text(0, 256);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Long place(@Nullable Long given, JsonCursor in) {
    Long told = in.int64();
    if (given == null) {
      return told;
    }
    if (told != null && !told.equals(given)) {
      in.violation("", given + ", as outside of the document");
    }
    return given;
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
