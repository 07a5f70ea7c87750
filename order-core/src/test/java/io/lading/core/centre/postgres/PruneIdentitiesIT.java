package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.intake.PruneIdentities;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is older than the retention is forgotten, a batch at a time. */
class PruneIdentitiesIT {

  private static final Instant NOW = Workshop.NOW;
  private static final int BATCH = 1_000;

  private static Workshop workshop;
  private static PruneIdentities prune;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    prune = workshop.centre().pruneIdentities(Duration.ofDays(30), BATCH, InstantSource.fixed(NOW));
  }

  @BeforeEach
  void clear() {
    workshop.clear();
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  private static void remember(int count, Duration age) {
    workshop.execute(
        """
        INSERT INTO message_identity (identity, outcome, created_at)
        SELECT gen_random_uuid(), 0, ?::timestamptz FROM generate_series(1, ?)
        """,
        NOW.minus(age).toString(),
        count);
  }

  @Test
  void whatIsOlderThanTheRetentionIsForgottenInBatches() {
    remember(2_500, Duration.ofDays(31));
    remember(10, Duration.ofDays(29));
    assertThat(List.of(prune.runOnce(), prune.runOnce(), prune.runOnce(), prune.runOnce()))
        .containsExactly(1_000, 1_000, 500, 0);
    assertThat(workshop.count("message_identity")).isEqualTo(10);
  }

  /** Else a copy of it would be parked beside it. */
  @Test
  void whatIsParkedStaysKnownHoweverOldItIs() {
    var update = Update.statusOfTrade("early", "T1", "SHIPPED");
    workshop.centre().changeOrders().change(Workshop.batch(update));
    workshop.execute("UPDATE message_identity SET created_at = created_at - interval '1 year'");
    remember(3, Duration.ofDays(31));
    assertThat(prune.runOnce()).isEqualTo(3);
    assertThat(workshop.count("message_identity")).isEqualTo(1);
    workshop.execute("DELETE FROM parked_message");
    assertThat(prune.runOnce()).isEqualTo(1);
  }

  @Test
  void instancesThatPruneAtOnceForgetEachOnce() throws Exception {
    remember(8_000, Duration.ofDays(31));
    var forgotten = new AtomicInteger();
    Together.run(
        4,
        _ -> {
          while (workshop.count("message_identity") > 0) {
            forgotten.addAndGet(prune.runOnce());
          }
          return List.of();
        });
    assertThat(forgotten).hasValue(8_000);
  }

  /** Under the settings of every pool. What is young is not even looked at. */
  @Test
  void theOldAreFoundByTheirAge() {
    remember(3_000, Duration.ofDays(31));
    remember(60_000, Duration.ofDays(1));
    // What it read itself is counted before it answers, not after the counters are set to 0.
    workshop.execute(
        "SELECT pg_stat_force_next_flush(), brin_summarize_new_values('identities_by_age')");
    workshop.administer("SELECT pg_stat_reset()");
    assertThat(prune.runOnce()).isEqualTo(BATCH);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        workshop.value(
                            """
                            SELECT (i.idx_scan > 0) || ' ' || t.seq_scan
                            FROM pg_stat_user_tables t JOIN pg_stat_user_indexes i USING (relid)
                            WHERE i.indexrelname = 'identities_by_age'
                            """))
                    .isEqualTo("true 0"));
  }
}
