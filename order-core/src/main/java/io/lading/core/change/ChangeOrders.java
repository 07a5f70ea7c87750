package io.lading.core.change;

import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Outcome;
import java.util.List;

/**
 * Status updates, answers to intercepts, field updates, cancels and checkpoints, a batch in one
 * transaction: states, fields, stock, outbox, identities and positions, all or nothing. May be
 * called by many threads and processes at once.
 */
public interface ChangeOrders {

  /**
   * One outcome per entry, in the same order. Entries are StatusUpdate, InterceptAnswered,
   * OrderUpdate, OrderCancel, Checkpoint, OrderCancelled and ReceiverChanged; anything else is a
   * bug of the caller.
   *
   * @throws io.lading.core.intake.PositionLost nothing was committed, the position is not ours
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  List<Outcome> change(Batch<InputEvent> batch);
}
