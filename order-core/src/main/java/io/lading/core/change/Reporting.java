package io.lading.core.change;

import io.lading.core.change.OrderFold.Move;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.intake.Outcome;
import io.lading.core.lifecycle.FieldGroup;
import io.lading.core.lifecycle.MilestoneRuling;
import io.lading.core.lifecycle.MilestoneRuling.Contradiction;
import io.lading.core.lifecycle.MilestoneRuling.Forward;
import io.lading.core.lifecycle.MilestoneRuling.Invalid;
import io.lading.core.lifecycle.MilestoneRuling.Late;
import io.lading.core.lifecycle.MilestoneRuling.Present;
import io.lading.core.lifecycle.MilestoneRuling.Progress;
import java.util.List;
import java.util.function.Predicate;

/**
 * A milestone that packages reach, each for itself (domain, "Milestones from the real world"). One
 * that names no package concerns those it moves; if there are none, those that have passed it or
 * were cancelled.
 */
final class Reporting {

  private record Ruled(int packageIndex, MilestoneRuling ruling) {}

  private final Concern concern;
  private final StatusUpdate update;
  private final OrderFold order;
  private final Notice notice;

  private Reporting(Concern concern, StatusUpdate update) {
    this.concern = concern;
    this.update = update;
    this.order = concern.order();
    this.notice = concern.notice(update.status(), update.location(), update.description());
  }

  static Outcome decide(Concern concern, StatusUpdate update) {
    return new Reporting(concern, update).decide();
  }

  private Outcome decide() {
    List<Ruled> rulings = concern.packages().stream().map(this::rule).toList();
    List<Ruled> moving = only(rulings, Reporting::isMove);
    if (moving.isEmpty() && !only(rulings, Present.class::isInstance).isEmpty()) {
      return concern.noOp();
    }
    Outcome conflict = concern.conflict(update.expectedStatusVersion());
    if (conflict != null) {
      return conflict;
    }
    if (rulings.isEmpty()) {
      return concern.noSuchPackage(update.status());
    }
    return moving.isEmpty() ? recorded(rulings) : moved(moving);
  }

  /** What is on the time line already is nothing new, wherever the package is now. */
  private Ruled rule(int packageIndex) {
    boolean known =
        order.order().marks().contain(packageIndex, update.status(), notice.occurredAt());
    return new Ruled(
        packageIndex,
        known
            ? new Present()
            : order.lifeCycle().reported(order.parcel(packageIndex).standing(), update.status()));
  }

  private static boolean isMove(MilestoneRuling ruling) {
    return ruling instanceof Forward || ruling instanceof Progress;
  }

  private static List<Ruled> only(List<Ruled> rulings, Predicate<MilestoneRuling> which) {
    return rulings.stream().filter(ruled -> which.test(ruled.ruling())).toList();
  }

  private Outcome moved(List<Ruled> moving) {
    for (Ruled ruled : moving) {
      int index = ruled.packageIndex();
      switch (ruled.ruling()) {
        case Forward(var to, boolean cancelLost) -> {
          order.move(new Move(index, to), label(index));
          if (cancelLost) {
            order.endIntercept(index, concern.refusals().interceptLost(order.parcel(index)));
          }
        }
        case Progress(var to) -> order.move(new Move(index, to), label(index));
        case Present _, Late _, Contradiction _, Invalid _ ->
            throw new IllegalArgumentException("moves nothing: " + ruled);
      }
    }
    return concern.applied();
  }

  private Outcome recorded(List<Ruled> rulings) {
    if (only(rulings, it -> it instanceof Late || it instanceof Contradiction).isEmpty()) {
      return refused(rulings);
    }
    rulings.forEach(this::note);
    return concern.applied();
  }

  /** Each package for itself: one may have passed it while another was cancelled. */
  private void note(Ruled ruled) {
    switch (ruled.ruling()) {
      case Late _ -> order.note(EventKind.LATE, ruled.packageIndex(), lateLabel(ruled));
      case Contradiction _ -> order.note(EventKind.EXCEPTION, ruled.packageIndex(), notice);
      case Forward _, Progress _, Present _, Invalid _ -> {}
    }
  }

  private Notice lateLabel(Ruled late) {
    String known = order.parcel(late.packageIndex()).mailNo();
    return known == null || known.isEmpty() ? label(late.packageIndex()) : notice;
  }

  /** A scan also tells who carries the package, under which number: while that may change. */
  private Notice label(int packageIndex) {
    Parcel parcel = order.parcel(packageIndex);
    Label label = parcel.label().scanned(update);
    List<String> changed = parcel.label().changedIn(label);
    if (changed.isEmpty()
        || !FieldGroup.WAYBILL.isOpen(order.order().facts().fulfilmentMode(), parcel.standing())) {
      return notice;
    }
    order.label(packageIndex, label);
    return notice.changing(changed);
  }

  private Outcome refused(List<Ruled> rulings) {
    OrderStatus from =
        rulings.size() == 1
            ? order.parcel(rulings.getFirst().packageIndex()).status()
            : order.order().status();
    return concern.refusals().invalidTransition(from, update.status(), Allowed.to(concern));
  }
}
