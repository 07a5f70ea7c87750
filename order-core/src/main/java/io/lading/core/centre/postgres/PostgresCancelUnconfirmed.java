package io.lading.core.centre.postgres;

import io.lading.core.change.CancelUnconfirmed;
import io.lading.core.change.ChangedOrder;
import io.lading.core.change.LifeLimits;
import io.lading.core.change.LiveOrder;
import io.lading.core.change.TimeLimits;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.id.IdLayout;
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
import java.util.OptionalLong;

/**
 * Passes every order once, when it reaches the age, and cancels it if it is PENDING still. Ids grow
 * with time, so the last id passed is all there is to remember; one instance passes at a time.
 */
final class PostgresCancelUnconfirmed implements CancelUnconfirmed {

  /** For orders whose id was made, and whose transaction had not ended. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final String CHORE = "cancel-unconfirmed";

  private static final String BEGIN =
      """
      INSERT INTO chore_position (chore, up_to) VALUES (?, 0) ON CONFLICT (chore) DO NOTHING
      """;

  private static final String TAKE =
      """
      SELECT c.up_to FROM chore_position c WHERE c.chore = ?
      ORDER BY c.chore FOR NO KEY UPDATE SKIP LOCKED
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
      UPDATE chore_position SET up_to = ? WHERE chore = ?
      """;

  /** Orders of a certain age: how many, the last of them, and those that are PENDING. */
  private record Page(int orders, long last, List<Long> pending) {}

  private final TimedChore chore;
  private final TimedChanges changes;
  private final LifeLimits limits;

  PostgresCancelUnconfirmed(OrderCentre.Needs needs, LifeLimits limits, InstantSource clock) {
    this.chore = new TimedChore(needs, clock);
    this.changes = new TimedChanges(needs, limits);
    this.limits = limits;
  }

  @Override
  public int runOnce() {
    return chore.runOnce(this::cancel);
  }

  private TimedChore.Pass cancel(Connection transaction, Instant now) throws SQLException {
    OptionalLong from = take(transaction);
    if (from.isEmpty()) {
      return TimedChore.Pass.NOTHING;
    }
    long horizon = IdLayout.firstOf(now.minus(limits.confirmWithin()).minus(MARGIN));
    Page page = page(transaction, from.getAsLong(), horizon);
    if (page.orders() == 0) {
      return TimedChore.Pass.NOTHING;
    }
    boolean announced =
        changes.apply(transaction, page.pending(), order -> cancelled(order, now), now);
    move(transaction, page.last());
    return new TimedChore.Pass(page.orders(), announced);
  }

  /** A return has reserved nothing. */
  private static Optional<ChangedOrder> cancelled(LiveOrder order, Instant now) {
    return order.facts().orderType() == OrderType.FORWARD
        ? TimeLimits.unconfirmed(order, now)
        : Optional.empty();
  }

  /** Empty while another instance passes. */
  private static OptionalLong take(Connection transaction) throws SQLException {
    try (PreparedStatement begin = transaction.prepareStatement(BEGIN);
        PreparedStatement take = transaction.prepareStatement(TAKE)) {
      new Arguments(begin).word(CHORE);
      begin.executeUpdate();
      new Arguments(take).word(CHORE);
      try (ResultSet row = take.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private Page page(Connection transaction, long from, long horizon) throws SQLException {
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

  private static void move(Connection transaction, long upTo) throws SQLException {
    try (PreparedStatement move = transaction.prepareStatement(MOVE)) {
      new Arguments(move).id(upTo).word(CHORE);
      Count.expect(1, move.executeUpdate(), "positions of the chore moved");
    }
  }
}
