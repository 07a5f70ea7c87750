package io.lading.core.lifecycle;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Where a package can ever stand in a mode, found by asking for every ruling. */
final class Reachable {

  static Set<Standing> in(FulfilmentMode mode) {
    LifeCycle lifeCycle = LifeCycle.of(mode);
    Set<Standing> reached = new LinkedHashSet<>(Set.of(Standing.of(OrderStatus.PENDING)));
    Deque<Standing> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      next(lifeCycle, open.remove()).filter(reached::add).forEach(open::add);
    }
    return reached;
  }

  private static Stream<Standing> next(LifeCycle lifeCycle, Standing now) {
    return Stream.of(
            Stream.of(OrderStatus.values())
                .flatMap(milestone -> to(lifeCycle.reported(now, milestone))),
            to(lifeCycle.cancelled(now)),
            Stream.of(InterceptOutcome.values())
                .flatMap(outcome -> to(lifeCycle.answered(now, outcome))))
        .flatMap(standings -> standings);
  }

  private static Stream<Standing> to(MilestoneRuling ruling) {
    return switch (ruling) {
      case MilestoneRuling.Forward(Standing to, boolean _) -> Stream.of(to);
      case MilestoneRuling.Progress(Standing to) -> Stream.of(to);
      case MilestoneRuling.Present _,
          MilestoneRuling.Late _,
          MilestoneRuling.Contradiction _,
          MilestoneRuling.Invalid _ ->
          Stream.of();
    };
  }

  private static Stream<Standing> to(CancelRuling ruling) {
    return switch (ruling) {
      case CancelRuling.Cancelled(Standing to) -> Stream.of(to);
      case CancelRuling.Asked(Standing to) -> Stream.of(to);
      case CancelRuling.Already _, CancelRuling.NotNow _, CancelRuling.TooLate _ -> Stream.of();
    };
  }

  private static Stream<Standing> to(AnswerRuling ruling) {
    return switch (ruling) {
      case AnswerRuling.Caught(Standing to) -> Stream.of(to);
      case AnswerRuling.TooLate(Standing to) -> Stream.of(to);
      case AnswerRuling.Already _, AnswerRuling.Invalid _ -> Stream.of();
    };
  }

  private Reachable() {}
}
