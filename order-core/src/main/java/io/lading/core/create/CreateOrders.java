package io.lading.core.create;

import io.lading.core.contract.OrderPaid;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Outcome;
import java.util.List;

/**
 * Creates logistics orders from paid trades, a batch in one transaction: dedup rows, stock, orders,
 * items, packages, state rows, outbox, identities and positions, all or nothing. May be called by
 * many threads and processes at once.
 */
public interface CreateOrders {

  /**
   * One outcome per entry, in the same order.
   *
   * @throws io.lading.core.intake.PositionLost nothing was committed, the position is not ours
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  List<Outcome> create(Batch<OrderPaid> batch);
}
