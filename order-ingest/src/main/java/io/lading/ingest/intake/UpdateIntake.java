package io.lading.ingest.intake;

import io.lading.core.change.ChangeOrders;
import io.lading.core.consume.PollHandler;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.Topics;
import io.lading.core.intake.Batch;
import io.lading.core.intake.PositionMove;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What warehouses, carriers and sellers say of orders, from its topic; a poll in one commit. */
public final class UpdateIntake implements PollHandler {

  private final Entries<InputEvent> entries;
  private final ChangeOrders changeOrders;
  private final OutcomeMeters meters;
  private final Clock clock;

  public UpdateIntake(IntakeNeeds needs, String group, ChangeOrders changeOrders) {
    Acceptance<InputEvent> acceptance = new Acceptance<>(Topics.ORDER_UPDATES, InputEvent.class);
    this.entries = new Entries<>(needs.reader(), needs.writer(), group, acceptance);
    this.changeOrders = changeOrders;
    this.meters = new OutcomeMeters(needs.meters(), Topics.ORDER_UPDATES);
    this.clock = needs.clock();
  }

  @Override
  public void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    Instant now = clock.instant();
    meters.count(changeOrders.change(new Batch<>(entries.of(messages, now), moves, now)));
  }
}
