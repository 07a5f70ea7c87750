package io.lading.core.centre.postgres;

import io.lading.core.change.LifeLimits;
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
  private final LifeLimits.Room most;
  private @Nullable ParkedSize taken;

  ParkingRoom(Connection transaction, LifeLimits.Room most) {
    this.transaction = transaction;
    this.most = most;
  }

  /** How much room there is is asked only when one wants to wait. */
  @Override
  public Outcome unknown(int index, Entry.Actionable<InputEvent> entry, Named named)
      throws SQLException {
    if (entry.from() == null) {
      return new Outcome.NoSuchOrder();
    }
    if (named instanceof Named.Nothing || entry.sent() == null || !isTaken(entry.sent())) {
      return new Outcome.DeadLettered(DeadLetterCode.UNKNOWN_ORDER);
    }
    return new Outcome.Parked();
  }

  private boolean isTaken(Entry.Sent sent) throws SQLException {
    ParkedSize before = taken == null ? ParkedSize.read(transaction, most.messages()) : taken;
    ParkedSize after = before.with(sent.message());
    boolean fits = after.messages() <= most.messages() && after.bytes() <= most.bytes();
    taken = fits ? after : before;
    return fits;
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
