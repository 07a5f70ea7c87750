package io.lading.core.centre.postgres;

import io.lading.core.change.AnnounceOverdue;
import io.lading.core.change.ArchiveOrders;
import io.lading.core.change.ArchivePolicy;
import io.lading.core.change.CancelUnconfirmed;
import io.lading.core.change.ChangeOrders;
import io.lading.core.change.CompleteDelivered;
import io.lading.core.change.LifeLimits;
import io.lading.core.change.RetryParked;
import io.lading.core.consume.PositionMover;
import io.lading.core.contract.EventReader;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.OrderStatus;
import io.lading.core.create.CreateOrders;
import io.lading.core.id.OrderIds;
import io.lading.core.intake.PruneIdentities;
import io.lading.core.outbox.CommitSignal;
import io.lading.core.outbox.OutboxAppender;
import io.lading.core.stock.AdjustStock;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * The use cases on PostgreSQL. They keep nothing of their own but what a chore has left out: any
 * number of order centres, here and in other processes, may work on one database at once.
 */
public final class OrderCentre {

  /**
   * What the use cases need. database: connections of role lading_ingest, or of another role that
   * finds the tables in its search path.
   */
  public record Needs(
      DataSource database,
      OrderIds ids,
      EventWriter events,
      OutboxAppender outbox,
      PositionMover positions,
      CommitSignal commits) {}

  private final Needs needs;
  private final LifeLimits limits;

  public OrderCentre(Needs needs) {
    this(needs, LifeLimits.defaults());
  }

  public OrderCentre(Needs needs, LifeLimits limits) {
    this.needs = needs;
    this.limits = limits;
  }

  /** New orders are PENDING, their stock reserved. */
  public CreateOrders createOrders() {
    return new PostgresCreateOrders(needs, OrderStatus.PENDING);
  }

  /** New orders need nobody to confirm them: they are CONFIRMED at once, their stock deducted. */
  public CreateOrders createConfirmedOrders() {
    return new PostgresCreateOrders(needs, OrderStatus.CONFIRMED);
  }

  public AdjustStock adjustStock() {
    return new PostgresAdjustStock(needs);
  }

  public ChangeOrders changeOrders() {
    return new PostgresChangeOrders(needs, limits);
  }

  /** {@code reader}: as of the intake that parked them. */
  public RetryParked retryParked(EventReader reader, RetryParked.Ended ended, InstantSource clock) {
    return new PostgresRetryParked(needs, limits, reader, ended, clock);
  }

  public CancelUnconfirmed cancelUnconfirmed(InstantSource clock) {
    return new PostgresCancelUnconfirmed(needs, limits, clock);
  }

  public AnnounceOverdue announceOverdue(InstantSource clock) {
    return new PostgresAnnounceOverdue(needs, limits, clock);
  }

  public CompleteDelivered completeDelivered(InstantSource clock) {
    return new PostgresCompleteDelivered(needs, limits, clock);
  }

  public ArchiveOrders archiveOrders(ArchivePolicy policy, InstantSource clock) {
    return new PostgresArchiveOrders(needs, policy, clock);
  }

  /** {@code retention}: at least as long as any input topic keeps a message. */
  public PruneIdentities pruneIdentities(Duration retention, int batchSize, InstantSource clock) {
    return new PostgresPruneIdentities(needs.database(), retention, batchSize, clock);
  }
}
