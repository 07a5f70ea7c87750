package io.lading.ingest.relay;

import io.lading.core.outbox.LaneLeases;
import io.lading.core.outbox.OutboxAnchor;
import io.lading.core.outbox.OutboxLog;
import io.lading.core.outbox.OutboxPartitions;
import io.lading.core.outbox.postgres.PostgresOutbox;
import javax.sql.DataSource;

/** The outbox as the relay needs it. */
public record RelayStorage(
    OutboxLog log, LaneLeases leases, OutboxAnchor anchor, OutboxPartitions partitions) {

  public static RelayStorage in(DataSource database) {
    var outbox = new PostgresOutbox(database);
    return new RelayStorage(outbox.log(), outbox.leases(), outbox.anchor(), outbox.partitions());
  }
}
