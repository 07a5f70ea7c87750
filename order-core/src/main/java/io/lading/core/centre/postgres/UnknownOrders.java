package io.lading.core.centre.postgres;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.DeadLetterReason;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import java.time.Instant;

/** Dead letters of messages whose order does not exist after all attempts. */
final class UnknownOrders {

  /** How often a message was tried, and when it failed for the first time. */
  record Tried(int attempts, Instant firstFailed) {}

  private final EventWriter events;

  UnknownOrders(EventWriter events) {
    this.events = events;
  }

  OutgoingMessage letter(Entry.Actionable<InputEvent> entry, Tried tried) {
    if (entry.from() == null || entry.sent() == null) {
      throw new InvariantBroken("only messages of topics end as dead letters: " + entry.event());
    }
    String why = "there is no " + Named.of(entry.event()).inWords();
    var reason = new DeadLetterReason(DeadLetterCode.UNKNOWN_ORDER, "UnknownOrder", why);
    return events.deadLetter(
        entry.sent().message(),
        reason,
        entry.from().consumerGroup(),
        tried.attempts(),
        tried.firstFailed());
  }
}
