package io.lading.core.query;

import java.util.List;
import java.util.Optional;

/**
 * Levels of stock as they are now. Safe for many threads.
 *
 * <p>Each method throws {@link io.lading.core.intake.StorageUnavailable} if they cannot be read
 * now.
 */
public interface StockLevels {

  Optional<StockView> find(long warehouseId, long skuId);

  /**
   * What is least available of all warehouses, least first. Reads every level there is: not for
   * each caller.
   */
  List<StockView> leastAvailable(int atMost);
}
