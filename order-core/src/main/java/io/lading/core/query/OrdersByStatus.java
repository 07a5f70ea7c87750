package io.lading.core.query;

import io.lading.core.contract.OrderStatus;
import java.util.List;

/**
 * The orders of a status as far as somebody who follows the status events knows: he may be some
 * events behind. Safe for many threads.
 */
public interface OrdersByStatus {

  /**
   * The greatest ids within the window, falling.
   *
   * @throws io.lading.core.intake.StorageUnavailable it cannot be told now
   */
  List<Long> ids(OrderStatus status, IdWindow window, int atMost);
}
