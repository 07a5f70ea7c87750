package io.lading.core.centre.postgres;

import io.lading.core.change.CompleteDelivered;
import io.lading.core.change.LifeLimits;
import io.lading.core.change.TimeLimits;
import io.lading.core.model.LgOrderCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Completes the orders of due rows that still are delivered, and drops the rows. Whoever comes
 * second waits for the state rows and finds nothing to do.
 */
final class PostgresCompleteDelivered implements CompleteDelivered {

  private final TimedChore chore;
  private final TimedChanges changes;
  private final int page;
  private final LeftOut<CompletionRows.Due> leftOut =
      new LeftOut<>(due -> LgOrderCode.of(due.orderId()));

  PostgresCompleteDelivered(OrderCentre.Needs needs, LifeLimits limits, InstantSource clock) {
    this.chore = new TimedChore(needs, clock);
    this.changes = new TimedChanges(needs, limits);
    this.page = limits.page();
  }

  @Override
  public int runOnce() {
    Instant now = chore.now();
    return leftOut.each(
        chore.run(connection -> CompletionRows.due(connection, now, page, leftOut.keys())),
        now,
        due -> chore.runOnce(transaction -> complete(transaction, due, now)));
  }

  @Override
  public List<String> leftOut() {
    return leftOut.words();
  }

  private TimedChore.Pass complete(
      Connection transaction, List<CompletionRows.Due> due, Instant now) throws SQLException {
    List<Long> orderIds = due.stream().map(CompletionRows.Due::orderId).distinct().toList();
    boolean announced =
        changes.apply(transaction, orderIds, order -> TimeLimits.delivered(order, now), now);
    CompletionRows.passed(transaction, due);
    return new TimedChore.Pass(due.size(), announced);
  }
}
