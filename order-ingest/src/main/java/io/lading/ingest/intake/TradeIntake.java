package io.lading.ingest.intake;

import io.lading.core.consume.PollHandler;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Topics;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Batch;
import io.lading.core.intake.PositionMove;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Paid trades from their topic to orders, a poll in one commit. */
public final class TradeIntake implements PollHandler {

  private final Entries<OrderPaid> entries;
  private final CreateOrders createOrders;
  private final OutcomeMeters meters;
  private final Clock clock;

  public TradeIntake(IntakeNeeds needs, String group, CreateOrders createOrders) {
    Acceptance<OrderPaid> acceptance = new Acceptance<>(Topics.TRADE_EVENTS, OrderPaid.class);
    this.entries = new Entries<>(needs.reader(), needs.writer(), group, acceptance);
    this.createOrders = createOrders;
    this.meters = new OutcomeMeters(needs.meters(), Topics.TRADE_EVENTS);
    this.clock = needs.clock();
  }

  @Override
  public void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    Instant now = clock.instant();
    meters.count(createOrders.create(new Batch<>(entries.of(messages, now), moves, now)));
  }
}
