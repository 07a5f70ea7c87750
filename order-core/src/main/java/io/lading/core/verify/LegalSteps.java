package io.lading.core.verify;

import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import io.lading.core.lifecycle.AnswerRuling;
import io.lading.core.lifecycle.CancelRuling;
import io.lading.core.lifecycle.LifeCycle;
import io.lading.core.lifecycle.MilestoneRuling;
import io.lading.core.lifecycle.Standing;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which steps of a package the life cycle allows: along its path, by a cancel, by its answer, by
 * itself.
 */
record LegalSteps(LifeCycle cycle) {

  /** Where a package stands after the step to that status; null if there is none such. */
  @Nullable Standing to(Standing now, @Nullable OrderStatus milestone, OrderStatus status) {
    Stream<Standing> steps =
        milestone == null ? unreported(now) : reported(cycle.reported(now, milestone));
    return steps.filter(step -> step.status() == status).findFirst().orElse(null);
  }

  private static Stream<Standing> reported(MilestoneRuling ruling) {
    return switch (ruling) {
      case MilestoneRuling.Forward forward -> Stream.of(forward.to());
      case MilestoneRuling.Progress progress -> Stream.of(progress.to());
      case MilestoneRuling.Present _,
          MilestoneRuling.Late _,
          MilestoneRuling.Contradiction _,
          MilestoneRuling.Invalid _ ->
          Stream.empty();
    };
  }

  private Stream<Standing> unreported(Standing now) {
    return Stream.concat(
        Stream.concat(cancelled(now), byItself(now)),
        Stream.of(InterceptOutcome.values()).flatMap(outcome -> answered(now, outcome)));
  }

  /** A confirmation that needs nobody, and a completion that nobody sent in time. */
  private static Stream<Standing> byItself(Standing now) {
    if (now.status() == OrderStatus.PENDING) {
      return Stream.of(Standing.of(OrderStatus.CONFIRMED));
    }
    return now.status() == OrderStatus.DELIVERED
        ? Stream.of(Standing.of(OrderStatus.COMPLETED))
        : Stream.empty();
  }

  private Stream<Standing> cancelled(Standing now) {
    return switch (cycle.cancelled(now)) {
      case CancelRuling.Cancelled done -> Stream.of(done.to());
      case CancelRuling.Asked asked -> Stream.of(asked.to());
      case CancelRuling.Already _, CancelRuling.NotNow _, CancelRuling.TooLate _ -> Stream.empty();
    };
  }

  private Stream<Standing> answered(Standing now, InterceptOutcome outcome) {
    return switch (cycle.answered(now, outcome)) {
      case AnswerRuling.Caught caught -> Stream.of(caught.to());
      case AnswerRuling.TooLate tooLate -> Stream.of(tooLate.to());
      case AnswerRuling.Already _, AnswerRuling.Invalid _ -> Stream.empty();
    };
  }
}
