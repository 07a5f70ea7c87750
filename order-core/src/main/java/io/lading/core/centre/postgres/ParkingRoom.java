package io.lading.core.centre.postgres;

import io.lading.core.change.LifeLimits;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
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

  @Override
  public Set<Integer> queued(Map<Integer, Addresses.Change> changes) throws SQLException {
    return QueueRows.behindOthers(
        transaction,
        changes.entrySet().stream()
            .map(change -> QueueRows.Change.newest(change.getKey(), change.getValue().orderId()))
            .toList(),
        Set.of());
  }

  /**
   * By HTTP there is nowhere to wait. If it were done at once, an older change would undo it; so
   * nothing is done or remembered, and whoever asked asks again.
   */
  @Override
  public Outcome behind(Entry.Actionable<InputEvent> entry) {
    if (entry.from() == null) {
      String why = "Older messages wait for the same order: " + Named.of(entry.event()).inWords();
      throw new StorageUnavailable(why, new TimeoutException(why));
    }
    return new Outcome.Parked();
  }
}
