package io.lading.core.centre.postgres;

import io.lading.core.intake.PruneIdentities;
import io.lading.core.postgres.Transactions;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

final class PostgresPruneIdentities implements PruneIdentities {

  private static final String PRUNE =
      """
      DELETE FROM message_identity
      WHERE identity IN (
        SELECT identity FROM message_identity
        WHERE created_at < ?
        ORDER BY identity
        LIMIT ?
        FOR UPDATE SKIP LOCKED)
      """;

  private final Transactions transactions;
  private final Duration retention;
  private final int batchSize;
  private final InstantSource clock;

  PostgresPruneIdentities(
      DataSource database, Duration retention, int batchSize, InstantSource clock) {
    if (retention.isNegative() || retention.isZero() || batchSize < 1) {
      throw new IllegalArgumentException(
          "retention and batch size must be positive, but are " + retention + ", " + batchSize);
    }
    this.transactions = new Transactions(database);
    this.retention = retention;
    this.batchSize = batchSize;
    this.clock = clock;
  }

  @Override
  public int runOnce() {
    return transactions.run(
        transaction -> {
          try (PreparedStatement delete = transaction.prepareStatement(PRUNE)) {
            new Arguments(delete).time(clock.instant().minus(retention)).number(batchSize);
            return delete.executeUpdate();
          }
        });
  }
}
