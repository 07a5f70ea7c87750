package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.RejectionCode;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.lifecycle.LifeCycle;
import io.lading.core.lifecycle.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state that two packages can get into, and everything that can be said of them there. */
class EveryPairOfPackagesTest {

  private static final Set<RejectionCode> REFUSALS =
      EnumSet.of(
          RejectionCode.INVALID_TRANSITION,
          RejectionCode.CANCEL_TOO_LATE,
          RejectionCode.CANCEL_NOT_NOW);

  @ParameterizedTest
  @EnumSource(FulfilmentMode.class)
  void everythingSaidHasAnOutcomeAndLeadsToAStateThatOrdersCanHave(FulfilmentMode mode) {
    Standing pending = Standing.of(OrderStatus.PENDING);
    var found = new HashSet<List<Standing>>();
    var open = new ArrayDeque<>(List.of(List.of(pending, pending)));
    while (!open.isEmpty()) {
      List<Standing> pair = open.remove();
      if (found.add(pair)) {
        for (InputEvent message : everythingSaid()) {
          Journey journey = Journey.of(OrderType.FORWARD, mode, pair).then(message);
          assertThat(problem(journey, message)).as("%s %s %s", mode, pair, message).isNull();
          open.add(journey.order().standings());
        }
      }
    }
    assertThat(found.stream().map(List::getFirst).map(Standing::status))
        .contains(OrderStatus.COMPLETED, OrderStatus.RETURNED, OrderStatus.CANCELLED);
    assertThat(found).hasSizeGreaterThan(100);
  }

  private static List<InputEvent> everythingSaid() {
    var all = new ArrayList<InputEvent>();
    for (@Nullable String packageNo : Arrays.asList(null, "P1", "P2")) {
      for (OrderStatus status : OrderStatus.values()) {
        all.add(Said.reported(status, packageNo));
      }
      all.add(Said.cancelled(packageNo));
      for (InterceptOutcome answer : InterceptOutcome.values()) {
        all.add(Said.answered(answer, packageNo));
      }
    }
    return all;
  }

  private static @Nullable String problem(Journey journey, InputEvent message) {
    List<Standing> after = journey.order().standings();
    if (journey.status() != LifeCycle.of(journey.order().facts().fulfilmentMode()).status(after)) {
      return "the order's status is not the function of " + after;
    }
    if (isMixed(after)) {
      return "no order can be " + after;
    }
    return journey.outcome() instanceof Rejected(var refusal)
        ? problem(journey, message, refusal)
        : journey.events().isEmpty() == journey.outcome() instanceof Outcome.NoOp
            ? null
            : "outcome and events do not fit";
  }

  /** What belongs to the order is shared by its packages. */
  private static boolean isMixed(List<Standing> pair) {
    boolean pending = pair.stream().anyMatch(one -> one.status() == OrderStatus.PENDING);
    boolean completed = pair.stream().anyMatch(one -> one.status() == OrderStatus.COMPLETED);
    return pending
            && pair.stream().anyMatch(o -> o.status() != OrderStatus.PENDING && !o.isCancelled())
        || completed
            && pair.stream().anyMatch(o -> o.status() == OrderStatus.DELIVERED || !o.isFinal());
  }

  private static @Nullable String problem(
      Journey journey, InputEvent message, OrderRejected refusal) {
    if (!journey.events().isEmpty() || !REFUSALS.contains(refusal.code())) {
      return "refused wrongly: " + refusal;
    }
    if (message instanceof StatusUpdate update
        && refusal.details().get("allowed") instanceof List<?> allowed) {
      return allowed.stream()
          .map(to -> OrderStatus.valueOf(to.toString()))
          .filter(to -> !moves(journey, Said.reported(to, update.packageNo())))
          .map(to -> "allowed, but refused: " + to)
          .findFirst()
          .orElse(null);
    }
    return refusal.details().containsKey("from") ? null : "where it is, is not told: " + refusal;
  }

  private static boolean moves(Journey refused, StatusUpdate instead) {
    LiveOrder order = refused.order();
    Journey journey =
        Journey.of(OrderType.FORWARD, order.facts().fulfilmentMode(), order.standings())
            .then(instead);
    return journey.events().stream()
        .anyMatch(
            event -> event.kind() == EventKind.TRANSITION || event.kind() == EventKind.PACKAGE);
  }
}
