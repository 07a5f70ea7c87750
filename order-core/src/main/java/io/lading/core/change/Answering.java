package io.lading.core.change;

import io.lading.core.change.OrderFold.Move;
import io.lading.core.contract.InterceptAnswered;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import io.lading.core.intake.Outcome;
import io.lading.core.lifecycle.AnswerRuling;
import io.lading.core.lifecycle.AnswerRuling.Already;
import io.lading.core.lifecycle.AnswerRuling.Caught;
import io.lading.core.lifecycle.AnswerRuling.Invalid;
import io.lading.core.lifecycle.AnswerRuling.TooLate;
import java.util.List;

/**
 * The answer to an intercept (domain, "Cancelling"). One that names no package answers every
 * intercept of the order that waits.
 */
final class Answering {

  private final Concern concern;
  private final InterceptAnswered answer;
  private final OrderFold order;
  private final Notice notice;

  private Answering(Concern concern, InterceptAnswered answer) {
    this.concern = concern;
    this.answer = answer;
    this.order = concern.order();
    this.notice = concern.notice(null, null, answer.description());
  }

  static Outcome decide(Concern concern, InterceptAnswered answer) {
    return concern.packages().isEmpty()
        ? concern.noSuchPackage(
            answer.outcome() == InterceptOutcome.CAUGHT ? OrderStatus.CANCELLED : null)
        : new Answering(concern, answer).decide();
  }

  private Outcome decide() {
    List<Integer> waiting =
        concern.packages().stream()
            .filter(i -> order.parcel(i).standing().isIntercepting())
            .toList();
    if (waiting.isEmpty()) {
      return unasked();
    }
    waiting.forEach(this::end);
    return concern.applied();
  }

  private void end(int packageIndex) {
    switch (ruling(packageIndex)) {
      case Caught(var to) -> {
        order.move(new Move(packageIndex, to), notice);
        order.endIntercept(packageIndex, null);
      }
      case TooLate(var to) -> {
        order.move(new Move(packageIndex, to), notice);
        order.endIntercept(
            packageIndex, concern.refusals().interceptLost(order.parcel(packageIndex)));
      }
      case Already _, Invalid _ ->
          throw new IllegalStateException("an intercept that waits can be answered");
    }
  }

  private AnswerRuling ruling(int packageIndex) {
    return order.lifeCycle().answered(order.parcel(packageIndex).standing(), answer.outcome());
  }

  private Outcome unasked() {
    if (concern.packages().stream().anyMatch(i -> ruling(i) instanceof Already)) {
      return concern.noOp();
    }
    Parcel parcel = order.parcel(concern.packages().getFirst());
    return concern
        .refusals()
        .nothingToAnswer(
            parcel.status(),
            answer.outcome() == InterceptOutcome.CAUGHT
                ? OrderStatus.CANCELLED
                : parcel.standing().at());
  }
}
