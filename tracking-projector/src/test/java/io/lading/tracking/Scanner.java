package io.lading.tracking;

import io.lading.core.centre.postgres.OrderCentre;
import io.lading.core.change.ChangeOrders;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.Checkpoint;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.model.LgOrderCode;
import io.lading.core.reads.ReadToken;
import io.lading.core.reads.postgres.WrittenTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Scans an order as the write side does by HTTP, and is given the token. For one thread. */
final class Scanner {

  private final Projector projector;
  private final List<OutgoingMessage> announced = new ArrayList<>();
  private final ChangeOrders changeOrders;
  private final WrittenTokens tokens;

  /** {@code database}: connections of lading_ingest. */
  Scanner(Projector projector, DataSource database) {
    this.projector = projector;
    this.tokens = new WrittenTokens(database);
    this.changeOrders =
        new OrderCentre(
                new OrderCentre.Needs(
                    database,
                    buyerId -> buyerId,
                    new JsonEventWriter(CoordinatePrecision.EXACT),
                    (_, messages) -> announced.addAll(messages),
                    new PostgresPositions(database),
                    () -> {}))
            .changeOrders();
  }

  /** Committed, and not announced yet. */
  ReadToken scan(long orderId) {
    var scan = new Checkpoint(LgOrderCode.of(orderId), null, null, null, "hub", null);
    Entry<InputEvent> entry =
        new Entry.Actionable<>(null, null, scan, null, new Origin(null, null, null));
    Outcome outcome =
        changeOrders.change(new Batch<>(List.of(entry), List.of(), Instant.now())).getFirst();
    if (!(outcome instanceof Outcome.Applied)) {
      throw new IllegalStateException(outcome.toString());
    }
    return tokens.ofOrder(orderId);
  }

  void announce() throws Exception {
    for (OutgoingMessage message : announced) {
      projector.publish(message);
    }
    announced.clear();
  }
}
