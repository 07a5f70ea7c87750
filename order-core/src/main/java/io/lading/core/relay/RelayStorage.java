package io.lading.core.relay;

import io.lading.core.outbox.LaneLeases;
import io.lading.core.outbox.OutboxAnchor;
import io.lading.core.outbox.OutboxLog;
import io.lading.core.outbox.OutboxPartitions;
import io.lading.core.outbox.postgres.PostgresOutbox;
import java.time.Duration;
import javax.sql.DataSource;

/** The outbox as the relay needs it. */
public record RelayStorage(
    OutboxLog log, LaneLeases leases, OutboxAnchor anchor, OutboxPartitions partitions) {

  public static RelayStorage in(DataSource database) {
    var outbox = new PostgresOutbox(database);
    return new RelayStorage(outbox.log(), outbox.leases(), outbox.anchor(), outbox.partitions());
  }

  /** pool: whose answers are awaited for so long; more for a reading that needs it. */
  public static RelayStorage in(DataSource pool, Duration answerWithin) {
    RelayStorage usual = in(pool);
    OutboxLog log =
        new PatientLog(
            usual.log(),
            answerWithin,
            timeout -> new PostgresOutbox(new TimedConnections(pool, timeout)).log(),
            System::nanoTime);
    return new RelayStorage(log, usual.leases(), usual.anchor(), usual.partitions());
  }
}
