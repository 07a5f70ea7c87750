package io.lading.core.centre.postgres;

import io.lading.core.change.ArchiveOrders;
import io.lading.core.change.ArchivePolicy;
import io.lading.core.id.IdLayout;
import io.lading.core.model.LgOrderCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes live orders by id, from the oldest up to those that are young, and begins again: ids grow
 * with time, so no index on statuses is needed, and few old orders stay. A pass looks at one page
 * and is one transaction, which may be killed at any moment; instances that pass at once take from
 * each other what the other has not locked.
 */
final class PostgresArchiveOrders implements ArchiveOrders {

  /** Changes of stock for each order of a page. */
  private static final int FOLDED = 20;

  private final TimedChore chore;
  private final ArchivePolicy policy;
  private final LeftOut<Long> leftOut = new LeftOut<>(LgOrderCode::of);
  private final AtomicLong passed = new AtomicLong();

  PostgresArchiveOrders(OrderCentre.Needs needs, ArchivePolicy policy, InstantSource clock) {
    this.chore = new TimedChore(needs, clock);
    this.policy = policy;
  }

  @Override
  public int runOnce() {
    Instant now = chore.now();
    long after = passed.get();
    if (after == 0) {
      chore.run(HistoryMonths::ensure);
    }
    Instant before = now.minus(policy.after());
    OldOrders.Page page = chore.run(connection -> page(connection, after, before));
    leftOut.each(
        chosen(page), now, orders -> chore.runOnce(tx -> archive(tx, orders, before, now)));
    passed.set(page.orders() == 0 ? 0 : page.last());
    chore.run(this::fold);
    if (page.orders() == 0) {
      dropMonths();
    }
    return page.orders();
  }

  /** Each in a transaction of its own: while one is taken out, nobody can read history. */
  private void dropMonths() {
    int dropped;
    do {
      dropped = chore.run(this::drop);
    } while (dropped > 0);
  }

  @Override
  public List<String> leftOut() {
    return leftOut.words();
  }

  private OldOrders.Page page(Connection connection, long after, Instant before)
      throws SQLException {
    return OldOrders.page(connection, after, IdLayout.firstOf(before), before, policy.page());
  }

  private List<Long> chosen(OldOrders.Page page) {
    Set<Long> but = leftOut.keys();
    return page.finished().stream().filter(id -> !but.contains(id)).toList();
  }

  private static TimedChore.Pass archive(
      Connection transaction, List<Long> orders, Instant before, Instant now) throws SQLException {
    return new TimedChore.Pass(FinishedOrders.archive(transaction, orders, before, now), false);
  }

  /** Each pass adds less than it folds. */
  private int fold(Connection transaction) throws SQLException {
    HistoryMonths.fold(transaction, FOLDED * policy.page());
    return 0;
  }

  /** At the end of a round. */
  private int drop(Connection transaction) throws SQLException {
    Duration keepFor = policy.keepFor();
    return keepFor == null ? 0 : HistoryMonths.drop(transaction, keepFor, policy.detachOnly());
  }
}
