package io.lading.core.outbox.postgres;

import static io.lading.core.outbox.postgres.OutboxFixture.LARGE;
import static io.lading.core.outbox.postgres.OutboxFixture.append;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.outbox.Lane;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresOutboxPartitionsIT {

  private static final Duration RETENTION = Duration.ofDays(7);

  private final OutboxFixture fixture = OutboxFixture.wellWithinADay();
  private final Lane lane = fixture.anchoredLane();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void partitionsAreMadeOnceAndHaveTheIndexesOfTheLog() throws Exception {
    assertThat(fixture.outbox.partitions().ensure(3)).isZero();
    assertThat(fixture.outbox.partitions().ensure(5)).isEqualTo(2);
    assertThat(fixture.outbox.partitions().ensure(5)).isZero();
    assertThat(
            fixture.number(
                "SELECT count(*) FROM pg_index WHERE indrelid IN"
                    + " (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'outbox'::regclass)"))
        .isEqualTo(2 * 7);
  }

  @Test
  void makingThemWaitsForNobodyWhoReadsOrAppends() throws Exception {
    try (Connection open = fixture.begin()) {
      append(open, "open");
      assertThat(fixture.outbox.partitions().ensure(6)).isEqualTo(3);
    }
  }

  @Test
  void onlyPublishedPartitionsAreDropped() throws Exception {
    old("waiting");
    assertThat(fixture.outbox.partitions().drop(RETENTION)).isEmpty();
    assertThat(fixture.drain(lane, LARGE)).containsExactly("waiting");
    assertThat(fixture.outbox.partitions().drop(RETENTION)).containsExactly("outbox_20200101");
    assertThat(fixture.outbox.partitions().drop(RETENTION)).isEmpty();
  }

  @Test
  void whoIsStillAppendingToAnOldPartitionIsWaitedForAnotherTime() throws Exception {
    old("published");
    fixture.drain(lane, LARGE);
    try (Connection open = fixture.database.asAdministrator().getConnection()) {
      open.setAutoCommit(false);
      try (var statement = open.createStatement()) {
        statement.execute("SET search_path = orders");
        statement.execute(
            "INSERT INTO outbox (created_at, bucket, topic, headers, payload)"
                + " VALUES ('2020-01-01 13:00Z', 1, 't', '\\x01', 'late')");
      }
      assertThat(fixture.outbox.partitions().drop(RETENTION)).isEmpty();
      open.commit();
    }
    assertThat(fixture.outbox.partitions().drop(RETENTION)).isEmpty();
    assertThat(fixture.drain(lane, LARGE)).containsExactly("late");
    assertThat(fixture.outbox.partitions().drop(RETENTION)).containsExactly("outbox_20200101");
  }

  @Test
  void whatIsYoungerThanTheRetentionStays() throws Exception {
    old("published");
    fixture.drain(lane, LARGE);
    assertThat(fixture.outbox.partitions().drop(Duration.ofDays(365_00))).isEmpty();
  }

  /** A row of the first of January 2020, with its partition. */
  private void old(String payload) throws Exception {
    fixture.run(
        "CREATE TABLE outbox_20200101 PARTITION OF outbox"
            + " FOR VALUES FROM ('2020-01-01 00:00Z') TO ('2020-01-02 00:00Z')");
    fixture.run("ALTER TABLE outbox_20200101 OWNER TO lading_orders_owner");
    fixture.run(
        "INSERT INTO outbox (created_at, bucket, topic, headers, payload)"
            + " VALUES ('2020-01-01 12:00Z', 1, 't', '\\x01', '"
            + payload
            + "')");
  }
}
