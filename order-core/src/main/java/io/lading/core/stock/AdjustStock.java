package io.lading.core.stock;

import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Outcome;
import java.util.List;

/** Applies stock receipts and adjustments, a batch in one transaction; each identity once. */
public interface AdjustStock {

  /**
   * One outcome per entry, in the same order; every entry needs an identity.
   *
   * @throws io.lading.core.intake.PositionLost nothing was committed, the position is not ours
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  List<Outcome> adjust(Batch<InventoryAdjusted> batch);
}
