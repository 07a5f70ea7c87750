package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import io.lading.core.change.LifeLimits;
import io.lading.core.change.LiveOrder;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.InvariantBroken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Changes orders because time has passed and not because a message said so. */
final class TimedChanges {

  private final OrderCentre.Needs needs;
  private final LifeLimits limits;

  TimedChanges(OrderCentre.Needs needs, LifeLimits limits) {
    this.needs = needs;
    this.limits = limits;
  }

  /**
   * Locks the orders before it reads them, so that nobody is faster. Whether anything was
   * announced.
   */
  boolean apply(
      Connection transaction,
      Collection<Long> orderIds,
      Function<LiveOrder, Optional<ChangedOrder>> rule,
      Instant now)
      throws SQLException {
    Map<Long, LiveOrderRows.Locked> locked = LiveOrderRows.lock(transaction, orderIds);
    List<ChangedOrder> changed =
        LiveOrderRows.read(transaction, orderIds).values().stream()
            .map(rule)
            .flatMap(Optional::stream)
            .toList();
    var nothing = new Docket<>(new Batch<InputEvent>(List.of(), List.of(), now), _ -> true);
    var decided = new OrderChanges.Decided(nothing, changed, locked, Map.of());
    return new OrderChanges(transaction, now)
        .write(decided, limits, consequences -> announce(transaction, consequences, now));
  }

  private boolean announce(Connection transaction, Consequences consequences, Instant now)
      throws SQLException {
    if (!consequences.memos().isEmpty()) {
      throw new InvariantBroken("time alone has lost a cancel: " + consequences.memos());
    }
    List<OutgoingMessage> messages = consequences.messages(needs.events(), now);
    if (!messages.isEmpty()) {
      needs.outbox().append(transaction, messages);
    }
    return !messages.isEmpty();
  }
}
