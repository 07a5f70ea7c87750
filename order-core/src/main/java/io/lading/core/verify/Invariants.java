package io.lading.core.verify;

import io.lading.core.verify.postgres.Check;
import io.lading.core.verify.postgres.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Checks the invariants of the order centre (specification: domain, "Invariants") on a live or a
 * broken system, without changing or blocking anything. The database is looked at in one snapshot;
 * Kafka is read after it, so lag is told from loss.
 */
public final class Invariants {

  private final DataSource database;

  /** {@code database}: connections of the role lading_verify. */
  public Invariants(DataSource database) {
    this.database = database;
  }

  /**
   * What the database alone can tell.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot be asked
   */
  public Report check() {
    return new Report(Snapshot.of(database, Invariants::inDatabase));
  }

  /**
   * What the database and the topics can tell, which are read whole.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot be asked
   * @throws org.apache.kafka.common.KafkaException Kafka cannot be asked
   */
  public Report checkWithKafka(String bootstrapServers) {
    var events = new PublishedEvents();
    var refusals = PublishedRefusals.compared();
    var snapshots = new LatestSnapshots();
    var consumed = new ConsumedRecords();
    List<Finding> findings =
        Snapshot.of(
            database,
            snapshot -> {
              events.expect(snapshot);
              refusals.expect(snapshot);
              snapshots.expect(snapshot);
              consumed.expect(snapshot);
              return inDatabase(snapshot);
            });
    try (var log = new TopicLog(bootstrapServers)) {
      events.read(log);
      refusals.read(log);
      snapshots.read(log);
      consumed.read(log);
    }
    findings.addAll(events.settle(database));
    findings.addAll(refusals.settle(database));
    findings.addAll(snapshots.settle(database));
    findings.addAll(consumed.settle());
    return new Report(findings);
  }

  private static List<Finding> inDatabase(Connection snapshot) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (Check check : Check.all()) {
      findings.add(check.in(snapshot));
    }
    return findings;
  }
}
