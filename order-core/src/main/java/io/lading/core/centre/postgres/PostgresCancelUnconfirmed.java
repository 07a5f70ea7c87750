package io.lading.core.centre.postgres;

import io.lading.core.change.CancelUnconfirmed;
import io.lading.core.change.ChangedOrder;
import io.lading.core.change.LifeLimits;
import io.lading.core.change.LiveOrder;
import io.lading.core.change.TimeLimits;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.id.IdLayout;
import io.lading.core.model.LgOrderCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes every order once, when it reaches the age, and cancels it if it is PENDING still. Ids grow
 * with time, so the last id passed is all there is to remember; what was left out is not passed, so
 * that it is found again after a restart. Instances that pass at once decide under the orders'
 * locks.
 */
final class PostgresCancelUnconfirmed implements CancelUnconfirmed {

  /** For orders whose id was made, and whose transaction had not ended. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final String CHORE = "cancel-unconfirmed";

  private static final String BEGIN =
      """
      INSERT INTO chore_position (chore, up_to) VALUES (?, 0) ON CONFLICT (chore) DO NOTHING
      """;

  private static final String POSITION =
      """
      SELECT c.up_to FROM chore_position c WHERE c.chore = ?
      """;

  private static final String PAGE =
      """
      SELECT s.order_id, s.status
      FROM logistics_order_state s
      WHERE s.order_id > ? AND s.order_id < ?
      ORDER BY s.order_id
      LIMIT ?
      """;

  private static final String MOVE =
      """
      UPDATE chore_position c SET up_to = ? WHERE c.chore = ? AND c.up_to < ?
      """;

  /** Orders of a certain age: how many, the last of them, and those that are PENDING. */
  private record Page(int orders, long last, List<Long> pending) {}

  private final TimedChore chore;
  private final TimedChanges changes;
  private final LifeLimits limits;
  private final LeftOut<Long> leftOut = new LeftOut<>(LgOrderCode::of);
  private final AtomicLong passed = new AtomicLong();

  PostgresCancelUnconfirmed(OrderCentre.Needs needs, LifeLimits limits, InstantSource clock) {
    this.chore = new TimedChore(needs, clock);
    this.changes = new TimedChanges(needs, limits);
    this.limits = limits;
  }

  @Override
  public int runOnce() {
    Instant now = chore.now();
    long horizon = IdLayout.firstOf(now.minus(limits.confirmWithin()).minus(MARGIN));
    Page page = chore.run(connection -> page(connection, horizon));
    leftOut.each(
        page.pending(),
        now,
        orders -> chore.runOnce(transaction -> cancel(transaction, orders, now)));
    if (page.orders() > 0) {
      passed.accumulateAndGet(page.last(), Math::max);
      chore.runOnce(this::move);
    }
    return page.orders();
  }

  @Override
  public List<String> leftOut() {
    return leftOut.words();
  }

  private TimedChore.Pass cancel(Connection transaction, List<Long> orders, Instant now)
      throws SQLException {
    boolean announced = changes.apply(transaction, orders, order -> cancelled(order, now), now);
    return new TimedChore.Pass(orders.size(), announced);
  }

  /** A return has reserved nothing. */
  private static Optional<ChangedOrder> cancelled(LiveOrder order, Instant now) {
    return order.facts().orderType() == OrderType.FORWARD
        ? TimeLimits.unconfirmed(order, now)
        : Optional.empty();
  }

  private long position(Connection transaction) throws SQLException {
    try (PreparedStatement read = transaction.prepareStatement(POSITION)) {
      new Arguments(read).word(CHORE);
      try (ResultSet row = read.executeQuery()) {
        return Math.max(passed.get(), row.next() ? row.getLong(1) : 0);
      }
    }
  }

  private Page page(Connection transaction, long horizon) throws SQLException {
    long from = position(transaction);
    try (PreparedStatement read = transaction.prepareStatement(PAGE)) {
      new Arguments(read).id(from).id(horizon).number(limits.page());
      var pending = new ArrayList<Long>();
      int orders = 0;
      long last = from;
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          orders++;
          last = row.getLong(1);
          if (row.getInt(2) == OrderStatus.PENDING.ordinal()) {
            pending.add(last);
          }
        }
      }
      return new Page(orders, last, pending);
    }
  }

  private TimedChore.Pass move(Connection transaction) throws SQLException {
    long upTo =
        leftOut.keys().stream().mapToLong(first -> first - 1).reduce(passed.get(), Math::min);
    try (PreparedStatement begin = transaction.prepareStatement(BEGIN);
        PreparedStatement move = transaction.prepareStatement(MOVE)) {
      new Arguments(begin).word(CHORE);
      begin.executeUpdate();
      new Arguments(move).id(upTo).word(CHORE).id(upTo);
      move.executeUpdate();
    }
    return TimedChore.Pass.NOTHING;
  }
}
