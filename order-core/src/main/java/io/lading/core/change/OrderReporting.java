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
    var reporting = new OrderReporting(concern, update);
    if (concern.packages().isEmpty()) {
      return concern.refusals().noSuchPackage();
    }
    return concern.namesPackage() ? reporting.refusedForAPackage() : reporting.decide();
  }

  private Outcome decide() {
    if (isKnown()) {
      return concern.noOp();
    }
    LiveOrder live = order.order();
    Integer expected = update.expectedStatusVersion();
    if (expected != null && expected != live.statusVersion()) {
      return concern.refusals().versionConflict(expected, live.statusVersion());
    }
    List<Move> moves = moves();
    if (!moves.isEmpty()) {
      order.moveTogether(moves, notice);
      return concern.applied();
    }
    return recorded();
  }

  private boolean isKnown() {
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
