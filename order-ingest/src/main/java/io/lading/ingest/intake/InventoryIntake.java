package io.lading.ingest.intake;

import io.lading.core.consume.PollHandler;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.Topics;
import io.lading.core.intake.Batch;
import io.lading.core.intake.PositionMove;
import io.lading.core.stock.AdjustStock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Stock receipts and adjustments from their topic to stock, a poll in one commit. */
public final class InventoryIntake implements PollHandler {

  private final Entries<InventoryAdjusted> entries;
  private final AdjustStock adjustStock;
  private final OutcomeMeters meters;
  private final Clock clock;

  public InventoryIntake(IntakeNeeds needs, String group, AdjustStock adjustStock) {
    Acceptance<InventoryAdjusted> acceptance =
        new Acceptance<>(Topics.INVENTORY_UPDATES, InventoryAdjusted.class);
    this.entries = new Entries<>(needs.reader(), needs.writer(), group, acceptance);
    this.adjustStock = adjustStock;
    this.meters = new OutcomeMeters(needs.meters(), Topics.INVENTORY_UPDATES);
    this.clock = needs.clock();
  }

  @Override
  public void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    Instant now = clock.instant();
    meters.count(adjustStock.adjust(new Batch<>(entries.of(messages, now), moves, now)));
  }
}
