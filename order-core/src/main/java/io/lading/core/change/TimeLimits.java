package io.lading.core.change;

import io.lading.core.change.OrderFold.Move;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Origin;
import io.lading.core.lifecycle.CancelRuling;
import io.lading.core.lifecycle.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What time alone does to an order (domain, "Who moves it"). Empty when it is no longer what the
 * limit is about, so each takes effect once.
 */
public final class TimeLimits {

  private static final Origin NOBODY = new Origin(null, null, null);

  private TimeLimits() {}

  /** Still PENDING: it is cancelled, and what it reserved is free. */
  public static Optional<ChangedOrder> unconfirmed(LiveOrder order, Instant now) {
    if (order.status() != OrderStatus.PENDING) {
      return Optional.empty();
    }
    var fold = new OrderFold(order, null, false, now);
    var moves = new ArrayList<Move>();
    for (int i = 0; i < order.parcels().size(); i++) {
      if (fold.lifeCycle().cancelled(fold.parcel(i).standing())
          instanceof CancelRuling.Cancelled(var to)) {
        moves.add(new Move(i, to));
      }
    }
    fold.moveTogether(moves, notice("not confirmed in time", now));
    return fold.changed();
  }

  /** DELIVERED, and nobody has completed it. */
  public static Optional<ChangedOrder> delivered(LiveOrder order, Instant now) {
    if (order.status() != OrderStatus.DELIVERED) {
      return Optional.empty();
    }
    var fold = new OrderFold(order, null, false, now);
    var moves = new ArrayList<Move>();
    for (int i = 0; i < order.parcels().size(); i++) {
      if (fold.parcel(i).status() == OrderStatus.DELIVERED) {
        moves.add(new Move(i, Standing.of(OrderStatus.COMPLETED)));
      }
    }
    fold.moveTogether(moves, notice("completed by time limit", now));
    return fold.changed();
  }

  /** An intercept that still waits for its answer: somebody is told. */
  public static Optional<ChangedOrder> unanswered(LiveOrder order, int packageIndex, Instant now) {
    if (!order.parcels().get(packageIndex).standing().isIntercepting()) {
      return Optional.empty();
    }
    var fold = new OrderFold(order, null, false, now);
    fold.note(
        EventKind.INTERCEPT_OVERDUE, packageIndex, notice("the intercept was not answered", now));
    return fold.changed();
  }

  private static Notice notice(String description, Instant now) {
    return new Notice(null, List.of(), null, description, now, NOBODY);
  }
}
