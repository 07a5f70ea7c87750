package io.lading.core.centre.postgres;

import io.lading.core.change.AnnounceOverdue;
import io.lading.core.change.ChangedOrder;
import io.lading.core.change.LifeLimits;
import io.lading.core.change.LiveOrder;
import io.lading.core.change.TimeLimits;
import io.lading.core.model.LgOrderCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Announces overdue intercepts and marks their rows, of each order one at a time. Whoever comes
 * second waits for the state rows and finds them marked.
 */
final class PostgresAnnounceOverdue implements AnnounceOverdue {

  private final TimedChore chore;
  private final TimedChanges changes;
  private final int page;
  private final LeftOut<Long> leftOut = new LeftOut<>(LgOrderCode::of);

  PostgresAnnounceOverdue(OrderCentre.Needs needs, LifeLimits limits, InstantSource clock) {
    this.chore = new TimedChore(needs, clock);
    this.changes = new TimedChanges(needs, limits);
    this.page = limits.page();
  }

  @Override
  public int runOnce() {
    Instant now = chore.now();
    Set<Long> overdue =
        chore.run(connection -> InterceptRows.overdue(connection, now, page, leftOut.keys()));
    return leftOut.each(
        List.copyOf(overdue),
        now,
        orders -> chore.runOnce(transaction -> announce(transaction, new TreeSet<>(orders), now)));
  }

  @Override
  public List<String> leftOut() {
    return leftOut.words();
  }

  private TimedChore.Pass announce(Connection transaction, Set<Long> orderIds, Instant now)
      throws SQLException {
    LiveOrderRows.lock(transaction, orderIds);
    Map<Long, Integer> unanswered = InterceptRows.announce(transaction, orderIds, now);
    boolean announced =
        changes.apply(
            transaction,
            unanswered.keySet(),
            order -> unanswered(order, unanswered.get(order.facts().orderId()), now),
            now);
    return new TimedChore.Pass(orderIds.size(), announced);
  }

  private static Optional<ChangedOrder> unanswered(
      LiveOrder order, @Nullable Integer packageIndex, Instant now) {
    return packageIndex == null
        ? Optional.empty()
        : TimeLimits.unanswered(order, packageIndex, now);
  }
}
