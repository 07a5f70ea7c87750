package io.lading.core.centre.postgres;

import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.intake.Announcements;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Puts into the outbox what is to be published of a batch of changes. */
final class AnnouncedChanges {

  private final OrderCentre.Needs needs;
  private final Announcements announcements;
  private final UnknownOrders unknownOrders;

  AnnouncedChanges(OrderCentre.Needs needs) {
    this.needs = needs;
    this.announcements = new Announcements(needs.events());
    this.unknownOrders = new UnknownOrders(needs.events());
  }

  /** {@code tried}: each of the batch. Whether there was anything. */
  boolean append(
      Connection transaction,
      Batch<InputEvent> batch,
      Docket<InputEvent> docket,
      Consequences consequences,
      IntFunction<UnknownOrders.Tried> tried)
      throws SQLException {
    List<OutgoingMessage> messages =
        new ArrayList<>(consequences.messages(needs.events(), batch.now()));
    messages.addAll(announcements.of(batch, docket, _ -> null));
    for (int i = 0; i < batch.entries().size(); i++) {
      if (docket.isDecidedNow(i)
          && docket.outcome(i) instanceof Outcome.DeadLettered
          && batch.entries().get(i) instanceof Entry.Actionable<InputEvent> entry) {
        messages.add(unknownOrders.letter(entry, tried.apply(i)));
      }
    }
    if (!messages.isEmpty()) {
      needs.outbox().append(transaction, messages);
    }
    return !messages.isEmpty();
  }
}
