package io.lading.core.change;

import io.lading.core.change.OrderFold.Move;
import io.lading.core.contract.OrderStatus;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.lifecycle.CancelRuling;
import io.lading.core.lifecycle.CancelRuling.Already;
import io.lading.core.lifecycle.CancelRuling.Asked;
import io.lading.core.lifecycle.CancelRuling.Cancelled;
import io.lading.core.lifecycle.CancelRuling.NotNow;
import io.lading.core.lifecycle.CancelRuling.TooLate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cancel (domain, "Cancelling"). One that names no package takes those that can be taken; if
 * there are none it is refused, unless all that could be taken at any time were taken before.
 */
final class Cancelling {

  private record Ruled(int packageIndex, CancelRuling ruling) {}

  private final Concern concern;
  private final OrderFold order;
  private final Notice notice;

  private Cancelling(Concern concern, @Nullable String reason) {
    this.concern = concern;
    this.order = concern.order();
    this.notice = concern.notice(null, null, reason);
  }

  static Outcome decide(Concern concern, @Nullable String reason) {
    return concern.packages().isEmpty()
        ? concern.noSuchPackage(OrderStatus.CANCELLED)
        : new Cancelling(concern, reason).decide();
  }

  private Outcome decide() {
    List<Ruled> rulings = concern.packages().stream().map(this::rule).toList();
    List<Ruled> taken = only(rulings, Cancelled.class, Asked.class);
    if (taken.isEmpty()) {
      return refused(rulings);
    }
    if (isWholeOrder(taken)) {
      order.moveTogether(taken.stream().map(Cancelling::move).toList(), notice);
    } else {
      taken.forEach(this::take);
    }
    return concern.applied();
  }

  private Ruled rule(int packageIndex) {
    return new Ruled(
        packageIndex, order.lifeCycle().cancelled(order.parcel(packageIndex).standing()));
  }

  @SafeVarargs
  private static List<Ruled> only(List<Ruled> rulings, Class<? extends CancelRuling>... kinds) {
    return rulings.stream()
        .filter(ruled -> List.of(kinds).contains(ruled.ruling().getClass()))
        .toList();
  }

  /** PENDING and CONFIRMED belong to the order, so leaving them altogether is one event of it. */
  private boolean isWholeOrder(List<Ruled> taken) {
    List<Parcel> parcels = order.order().parcels();
    return taken.stream()
            .allMatch(ruled -> order.parcel(ruled.packageIndex()).standing().isWaiting())
        && taken.size()
            == parcels.stream().filter(parcel -> !parcel.standing().isCancelled()).count()
        && (!concern.namesPackage() || parcels.size() == 1);
  }

  private static Move move(Ruled ruled) {
    return new Move(
        ruled.packageIndex(),
        switch (ruled.ruling()) {
          case Cancelled(var to) -> to;
          case Asked(var to) -> to;
          case Already _, NotNow _, TooLate _ ->
              throw new IllegalArgumentException("moves nothing: " + ruled);
        });
  }

  private void take(Ruled ruled) {
    order.move(move(ruled), notice);
    if (ruled.ruling() instanceof Asked) {
      Entry.Actionable<?> cancel = concern.message().entry();
      order.ask(ruled.packageIndex(), cancel.key(), cancel.origin());
    }
  }

  private Outcome refused(List<Ruled> rulings) {
    List<Ruled> notNow = only(rulings, NotNow.class);
    if (!notNow.isEmpty()) {
      return concern.refusals().cancelNotNow(status(notNow.getFirst()));
    }
    return only(rulings, Already.class).isEmpty()
        ? concern.refusals().cancelTooLate(status(rulings.getFirst()))
        : concern.noOp();
  }

  private OrderStatus status(Ruled ruled) {
    return order.parcel(ruled.packageIndex()).status();
  }
}
