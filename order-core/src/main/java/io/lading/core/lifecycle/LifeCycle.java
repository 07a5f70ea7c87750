package io.lading.core.lifecycle;

import static io.lading.core.contract.OrderStatus.CANCELLED;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of one fulfilment mode, for packages and for the order they make up, read from {@link
 * Transitions}. Total: every question has an answer. Immutable.
 */
public final class LifeCycle {

  private static final LifeCycle DIRECT = new LifeCycle(Way.of(FulfilmentMode.DIRECT));
  private static final LifeCycle CARRIER = new LifeCycle(Way.of(FulfilmentMode.CARRIER));
  private static final LifeCycle WAREHOUSE = new LifeCycle(Way.of(FulfilmentMode.WAREHOUSE));

  private final Way way;

  private LifeCycle(Way way) {
    this.way = way;
  }

  public static LifeCycle of(FulfilmentMode mode) {
    return switch (mode) {
      case DIRECT -> DIRECT;
      case CARRIER -> CARRIER;
      case WAREHOUSE -> WAREHOUSE;
    };
  }

  /** Whether a milestone can be reported of the order as a whole only. */
  public static boolean belongsToTheOrder(OrderStatus milestone) {
    return Transitions.BELONGING_TO_THE_ORDER.contains(milestone);
  }

  /** A milestone of a package, whatever its status. */
  public MilestoneRuling reported(Standing now, OrderStatus milestone) {
    if (milestone == now.status()) {
      return new MilestoneRuling.Present();
    }
    if (endsIntercept(now, milestone)) {
      return new MilestoneRuling.Forward(Standing.of(ended(now, milestone)), true);
    }
    if (way.hasReached(now.at(), milestone)) {
      return new MilestoneRuling.Late();
    }
    if (now.isCancelled() && Transitions.PHYSICAL.contains(milestone)) {
      return new MilestoneRuling.Contradiction();
    }
    return isAhead(now, milestone)
        ? moved(now, milestone)
        : new MilestoneRuling.Invalid(ahead(now));
  }

  public CancelRuling cancelled(Standing now) {
    if (now.isCancelled() || now.isIntercepting()) {
      return new CancelRuling.Already();
    }
    if (Transitions.NOT_CANCELLED_NOW.contains(now.status())) {
      return new CancelRuling.NotNow();
    }
    OrderStatus to = Transitions.CANCELS.get(now.status());
    if (to == null) {
      return new CancelRuling.TooLate();
    }
    return to == CANCELLED
        ? new CancelRuling.Cancelled(now.shownAs(to))
        : new CancelRuling.Asked(now.shownAs(to));
  }

  public AnswerRuling answered(Standing now, InterceptOutcome outcome) {
    return Transitions.ANSWERS.stream()
        .filter(answers -> answers.concern(now))
        .findFirst()
        .map(answers -> answered(now, answers, outcome))
        .orElseGet(() -> unasked(now, outcome));
  }

  /** Milestones that may be reported of a package and move it. */
  public List<OrderStatus> ahead(Standing now) {
    return Stream.of(OrderStatus.values())
        .filter(milestone -> isAhead(now, milestone) || endsIntercept(now, milestone))
        .toList();
  }

  /** The order's status: a total function of its packages, at least one. */
  public OrderStatus status(List<Standing> packages) {
    return packages.stream()
        .filter(Standing::isOnItsWay)
        .min(Comparator.comparingInt(standing -> way.rank(standing.at())))
        .map(least -> shown(least, packages))
        .orElseGet(() -> deciding(packages));
  }

  /** Whether a package that is {@code at} is there or beyond. */
  boolean hasReached(OrderStatus at, OrderStatus milestone) {
    return way.hasReached(at, milestone);
  }

  private boolean isAhead(Standing now, OrderStatus milestone) {
    boolean next = !Transitions.NEVER_JUMPED_TO.contains(milestone) || isNext(now, milestone);
    return !now.isCancelled() && next && way.isBefore(now.at(), milestone);
  }

  private static boolean endsIntercept(Standing now, OrderStatus milestone) {
    return Transitions.ENDED_BY.getOrDefault(now.status(), Set.of()).contains(milestone);
  }

  /** Who has passed the milestone, or is back for good, stays where he is. */
  private OrderStatus ended(Standing now, OrderStatus milestone) {
    boolean stays = way.hasReached(now.at(), milestone) || Transitions.FINAL.contains(now.at());
    return stays ? now.at() : milestone;
  }

  private boolean isNext(Standing now, OrderStatus milestone) {
    return way.rank(milestone) == way.rank(now.at()) + 1;
  }

  private static MilestoneRuling moved(Standing now, OrderStatus milestone) {
    Set<OrderStatus> progress = Transitions.PROGRESS.getOrDefault(now.status(), Set.of());
    return progress.contains(milestone)
        ? new MilestoneRuling.Progress(new Standing(now.status(), milestone))
        : new MilestoneRuling.Forward(Standing.of(milestone), now.isIntercepting());
  }

  private static AnswerRuling answered(
      Standing now, Transitions.Answers answers, InterceptOutcome outcome) {
    return switch (outcome) {
      case CAUGHT ->
          new AnswerRuling.Caught(
              answers.caught() == CANCELLED
                  ? now.shownAs(CANCELLED)
                  : Standing.of(answers.caught()));
      case TOO_LATE -> new AnswerRuling.TooLate(Standing.of(answers.tooLate()));
    };
  }

  private static AnswerRuling unasked(Standing now, InterceptOutcome outcome) {
    boolean already =
        switch (outcome) {
          case CAUGHT -> Transitions.CAUGHT_ALREADY.contains(now.status());
          case TOO_LATE -> !now.isCancelled() && !now.isIntercepting();
        };
    return already ? new AnswerRuling.Already() : new AnswerRuling.Invalid();
  }

  /** An intercept is shown only if nothing else is on its way. */
  private static OrderStatus shown(Standing least, List<Standing> packages) {
    boolean allIntercepting =
        packages.stream().filter(Standing::isOnItsWay).allMatch(Standing::isIntercepting);
    return allIntercepting ? least.status() : least.at();
  }

  private static OrderStatus deciding(List<Standing> packages) {
    return Transitions.DECIDING.stream()
        .filter(status -> packages.stream().anyMatch(standing -> standing.status() == status))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("An order has at least one package"));
  }
}
