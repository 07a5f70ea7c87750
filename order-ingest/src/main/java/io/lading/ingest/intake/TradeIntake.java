package io.lading.ingest.intake;

import io.lading.core.change.ChangeOrders;
import io.lading.core.consume.PollHandler;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.Topics;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.PositionMove;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Paid trades from their topic to orders, and what becomes of trades to those orders. A poll of one
 * kind is one commit; a mixed one is several, each with the positions it has reached: who fails
 * between two of them goes on from the position.
 */
public final class TradeIntake implements PollHandler {

  private final Entries<InputEvent> entries;
  private final CreateOrders createOrders;
  private final ChangeOrders changeOrders;
  private final OutcomeMeters meters;
  private final Clock clock;

  public TradeIntake(
      IntakeNeeds needs, String group, CreateOrders createOrders, ChangeOrders changeOrders) {
    Acceptance<InputEvent> acceptance = new Acceptance<>(Topics.TRADE_EVENTS, InputEvent.class);
    this.entries = new Entries<>(needs.reader(), needs.writer(), group, acceptance);
    this.createOrders = createOrders;
    this.changeOrders = changeOrders;
    this.meters = new OutcomeMeters(needs.meters(), Topics.TRADE_EVENTS);
    this.clock = needs.clock();
  }

  @Override
  public void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    Instant now = clock.instant();
    Rounds.of(messages, entries.of(messages, now), moves)
        .forEach(round -> meters.count(settle(round, now)));
  }

  private List<Outcome> settle(Round round, Instant now) {
    return switch (round) {
      case Round.Paid(var trades, var moves) ->
          createOrders.create(new Batch<>(trades, moves, now));
      case Round.Later(var events, var moves) ->
          changeOrders.change(new Batch<>(events, moves, now));
    };
  }
}
