package io.lading.core.outbox.postgres;

import io.lading.core.outbox.KnownOrders;
import io.lading.core.outbox.LaneLeases;
import io.lading.core.outbox.OutboxAnchor;
import io.lading.core.outbox.OutboxLog;
import io.lading.core.outbox.OutboxPartitions;
import io.lading.core.outbox.PublishedRows;
import javax.sql.DataSource;

/** The outbox of one database, as the role lading_ingest sees it. Safe for use by many threads. */
public final class PostgresOutbox {

  private final Session session;

  public PostgresOutbox(DataSource database) {
    this.session = new Session(database);
  }

  public OutboxLog log() {
    return new PostgresOutboxLog(session);
  }

  public LaneLeases leases() {
    return new PostgresLaneLeases(session);
  }

  public OutboxAnchor anchor() {
    return new PostgresOutboxAnchor(session);
  }

  public OutboxPartitions partitions() {
    return new PostgresOutboxPartitions(session);
  }

  public PublishedRows publishedRows() {
    return new PostgresPublishedRows(session);
  }

  public KnownOrders knownOrders() {
    return new PostgresKnownOrders(session);
  }
}
