package io.lading.core.intake;

import io.lading.core.contract.EventWriter;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.intake.Entry.Actionable;
import io.lading.core.intake.Entry.Dead;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a batch, in the order it arrived: events of what was applied, rejections of
 * messages from topics, and dead letters; each outcome once, when it is decided.
 */
public final class Announcements {

  private final EventWriter events;

  public Announcements(EventWriter events) {
    this.events = events;
  }

  /** {@code event}: what is to be published of something applied, if anything. */
  public <T> List<OutgoingMessage> of(
      Batch<T> batch, Docket<T> docket, Function<Applied, @Nullable OutgoingMessage> event) {
    var messages = new ArrayList<OutgoingMessage>();
    for (int i = 0; i < batch.entries().size(); i++) {
      if (docket.isDecidedNow(i)) {
        OutgoingMessage message = message(batch.entries().get(i), docket.outcome(i), batch, event);
        if (message != null) {
          messages.add(message);
        }
      }
    }
    return messages;
  }

  private <T> @Nullable OutgoingMessage message(
      Entry<T> entry,
      Outcome outcome,
      Batch<T> batch,
      Function<Applied, @Nullable OutgoingMessage> event) {
    return switch (outcome) {
      case Applied applied -> event.apply(applied);
      case Rejected rejected -> rejection(entry, rejected, batch);
      case Outcome.NoOp _, Outcome.KeyReused _, Outcome.Parked _, Outcome.NoSuchOrder _ -> null;
      case Outcome.DeadLettered _ -> entry instanceof Dead<T> dead ? dead.letter() : null;
    };
  }

  /** Its id is the refused message's identity: the same refusal has the same id. */
  private <T> @Nullable OutgoingMessage rejection(
      Entry<T> entry, Rejected rejected, Batch<T> batch) {
    if (entry.from() == null || !(entry instanceof Actionable<T> refused)) {
      return null;
    }
    if (refused.identity() == null) {
      throw new InvariantBroken("a message of topic " + entry.from().topic() + " has no identity");
    }
    String id = refused.identity().value().toString();
    return events.rejected(rejected.rejection(), refused.key(), id, batch.now(), refused.origin());
  }
}
