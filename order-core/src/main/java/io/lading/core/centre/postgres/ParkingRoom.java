package io.lading.core.centre.postgres;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of messages that have just come and cannot be decided now. */
final class ParkingRoom implements Addresses.Undecided {

  private final Connection transaction;
  private final int most;
  private @Nullable Integer left;

  ParkingRoom(Connection transaction, int most) {
    this.transaction = transaction;
    this.most = most;
  }

  /** How many more may wait is counted only when one wants to. */
  @Override
  public Outcome unknown(int index, Entry.Actionable<InputEvent> entry, Named named)
      throws SQLException {
    if (entry.from() == null) {
      return new Outcome.NoSuchOrder();
    }
    int room = left == null ? most - ParkedRows.count(transaction, most) : left;
    left = room;
    if (named instanceof Named.Nothing || room == 0) {
      return new Outcome.DeadLettered(DeadLetterCode.UNKNOWN_ORDER);
    }
    left = room - 1;
    return new Outcome.Parked();
  }

  /** Those of topics: by HTTP everything is answered at once. */
  @Override
  public Set<Integer> queued(Map<Integer, Addresses.Change> changes) throws SQLException {
    return QueueRows.behindOthers(
        transaction,
        changes.entrySet().stream()
            .filter(change -> change.getValue().entry().from() != null)
            .map(change -> QueueRows.Change.newest(change.getKey(), change.getValue().orderId()))
            .toList(),
        Set.of());
  }
}
