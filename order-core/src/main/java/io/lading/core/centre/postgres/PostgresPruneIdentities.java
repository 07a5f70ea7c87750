package io.lading.core.centre.postgres;

import io.lading.core.intake.PruneIdentities;
import io.lading.core.postgres.Transactions;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Finds the oldest where they lie: what grows with time lies in the order of time. */
final class PostgresPruneIdentities implements PruneIdentities {

  // The pool does without (IndexPlans), but an index by age alone can be read in no other way.
  private static final String BY_AGE =
      """
      SET LOCAL enable_bitmapscan = on
      """;

  // In no order: nobody is waited for. What is parked has not ended, so it must stay known.
  private static final String PRUNE =
      """
      DELETE FROM message_identity
      WHERE identity = ANY (ARRAY(
        SELECT o.identity FROM message_identity o
        WHERE o.created_at < ?
          AND NOT EXISTS (SELECT FROM parked_message p WHERE p.identity = o.identity OFFSET 0)
        LIMIT ?
        FOR UPDATE OF o SKIP LOCKED))
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
          try (PreparedStatement byAge = transaction.prepareStatement(BY_AGE);
              PreparedStatement delete = transaction.prepareStatement(PRUNE)) {
            byAge.execute();
            new Arguments(delete).time(clock.instant().minus(retention)).number(batchSize);
            return delete.executeUpdate();
          }
        });
  }
}
