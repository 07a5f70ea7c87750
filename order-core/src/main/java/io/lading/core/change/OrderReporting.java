package io.lading.core.change;

import io.lading.core.change.OrderFold.Move;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.intake.Outcome;
import io.lading.core.lifecycle.MilestoneRuling;
import io.lading.core.lifecycle.MilestoneRuling.Forward;
import io.lading.core.lifecycle.MilestoneRuling.Late;
import java.util.ArrayList;
import java.util.List;

/**
 * A milestone of the order as a whole (domain, "The life cycle"): PENDING, CONFIRMED, COMPLETED.
 * Every package that can follow does, in one event; no package reaches one of them alone.
 */
final class OrderReporting {

  private final Concern concern;
  private final StatusUpdate update;
  private final OrderFold order;
  private final Notice notice;

  private OrderReporting(Concern concern, StatusUpdate update) {
    this.concern = concern;
    this.update = update;
    this.order = concern.order();
    this.notice = concern.notice(update.status(), update.location(), update.description());
  }

  /** COMPLETED needs every package to be final, not just one to be delivered. */
  static boolean isPossible(LiveOrder order, OrderStatus milestone) {
    return milestone != OrderStatus.COMPLETED || order.status() == OrderStatus.DELIVERED;
  }

  static Outcome decide(Concern concern, StatusUpdate update) {
    return new OrderReporting(concern, update).decide();
  }

  private Outcome decide() {
    if (isKnown()) {
      return concern.noOp();
    }
    Outcome conflict = concern.conflict(update.expectedStatusVersion());
    if (conflict != null) {
      return conflict;
    }
    if (concern.packages().isEmpty()) {
      return concern.noSuchPackage(update.status());
    }
    return concern.namesPackage() ? refusedForAPackage() : decided();
  }

  private Outcome decided() {
    List<Move> moves = moves();
    if (!moves.isEmpty()) {
      order.moveTogether(moves, notice);
      return concern.applied();
    }
    return recorded();
  }

  private boolean isKnown() {
    return concern.namesPackage() ? isKnownOfThePackage() : isKnownOfTheOrder();
  }

  /**
   * Nobody reports it of a package rightly, but if it is so already, there is nothing to refuse.
   */
  private boolean isKnownOfThePackage() {
    return concern.packages().stream().anyMatch(i -> order.parcel(i).status() == update.status());
  }

  private boolean isKnownOfTheOrder() {
    LiveOrder live = order.order();
    return live.marks().contain(Marks.WHOLE_ORDER, update.status(), notice.occurredAt())
        || live.status() == update.status() && !isPassed();
  }

  /**
   * A package that went ahead has confirmed the others by that: nobody has reported it, and whoever
   * does so later finds it on no time line.
   */
  private boolean isPassed() {
    return concern.packages().stream()
        .anyMatch(i -> ruling(i) instanceof Late && !order.parcel(i).standing().isCancelled());
  }

  private List<Move> moves() {
    var moves = new ArrayList<Move>();
    for (int i :
        isPossible(order.order(), update.status()) ? concern.packages() : List.<Integer>of()) {
      if (ruling(i) instanceof Forward(var to, _)) {
        moves.add(new Move(i, to));
      }
    }
    return moves;
  }

  private Outcome recorded() {
    if (concern.packages().stream().anyMatch(i -> ruling(i) instanceof Late)) {
      order.note(EventKind.LATE, null, notice);
      return concern.applied();
    }
    OrderStatus from = order.order().status();
    return concern.refusals().invalidTransition(from, update.status(), Allowed.to(concern));
  }

  private MilestoneRuling ruling(int packageIndex) {
    return order.lifeCycle().reported(order.parcel(packageIndex).standing(), update.status());
  }

  private Outcome refusedForAPackage() {
    OrderStatus from = order.parcel(concern.packages().getFirst()).status();
    return concern.refusals().belongsToTheOrder(from, update.status(), Allowed.to(concern));
  }
}
