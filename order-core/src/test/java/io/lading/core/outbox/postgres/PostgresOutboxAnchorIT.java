package io.lading.core.outbox.postgres;

import static io.lading.core.outbox.postgres.OutboxFixture.LARGE;
import static io.lading.core.outbox.postgres.OutboxFixture.LEASE;
import static io.lading.core.outbox.postgres.OutboxFixture.append;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.OutboxAnchor.Anchoring;
import io.lading.core.outbox.PageBounds;
import io.lading.core.outbox.PublishedRows.Range;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresOutboxAnchorIT {

  private final OutboxFixture fixture = new OutboxFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theFirstAnchorMakesTheLanesAndLaterOnesKeepThem() throws Exception {
    assertThat(fixture.outbox.anchor().anchor(3)).isEqualTo(new Anchoring.Made(3));
    assertThat(fixture.outbox.anchor().anchor(5)).isEqualTo(new Anchoring.Kept(3));
    assertThat(fixture.outbox.leases().lanes()).containsExactly(0, 1, 2);
    assertThat(
            fixture.number(
                "SELECT count(*) FROM generate_series(0, 255) b JOIN outbox_lane l"
                    + " ON b BETWEEN bucket_from AND bucket_to"))
        .isEqualTo(256);
  }

  @Test
  void whatWasAppendedBeforeTheFirstAnchorIsPublished() throws Exception {
    fixture.committed("early");
    assertThat(fixture.drain(fixture.anchoredLane(), LARGE)).containsExactly("early");
  }

  @Test
  void inAnotherClusterNothingPublishedIsPublishedAgainAndNothingElseIsForgotten()
      throws Exception {
    Lane lane = fixture.anchoredLane();
    fixture.committed("published 1", "published 2");
    fixture.drain(lane, LARGE);
    fixture.committed("waiting 1");
    fixture.committed("waiting 2");
    asIfRestoredIntoAYoungerCluster(1_000_000_000L);
    assertThat(fixture.outbox.anchor().anchor(1)).isEqualTo(new Anchoring.TiedAnew(2));
    fixture.committed("new 1");
    assertThat(fixture.outbox.log().move(lane, fixture.read(again(), LARGE).after())).isFalse();
    Lane owner = again();
    assertThat(fixture.drain(owner, LARGE)).containsExactly("waiting 1", "waiting 2", "new 1");
    fixture.committed("new 2");
    assertThat(fixture.drain(owner, LARGE)).containsExactly("new 2");
    assertThat(fixture.outbox.anchor().anchor(1)).isEqualTo(new Anchoring.Kept(1));
  }

  @Test
  void aWindowUnderWayIsTakenOver() throws Exception {
    Lane lane = fixture.anchoredLane();
    fixture.committed("a", "b", "c", "d");
    var page = fixture.read(lane, new PageBounds(2, 1_000));
    fixture.outbox.log().move(lane, page.after());
    asIfRestoredIntoAYoungerCluster(1_000_000_000L);
    assertThat(fixture.outbox.anchor().anchor(1)).isEqualTo(new Anchoring.TiedAnew(2));
    assertThat(fixture.drain(again(), LARGE)).containsExactly("c", "d");
    var all =
        fixture.outbox.publishedRows().read(new Range.Ids(1, 100), new Range.Ids(1, 100), LARGE);
    assertThat(OutboxFixture.names(all)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void inAnOlderClusterItWorksAsWell() throws Exception {
    Lane lane = fixture.anchoredLane();
    fixture.committed("published");
    fixture.drain(lane, LARGE);
    fixture.committed("waiting");
    asIfRestoredIntoAYoungerCluster(
        -fixture.number("SELECT min(xid::text::bigint) - 5 FROM outbox"));
    assertThat(fixture.outbox.anchor().anchor(1)).isEqualTo(new Anchoring.TiedAnew(1));
    fixture.committed("new");
    assertThat(fixture.drain(again(), LARGE)).containsExactly("waiting", "new");
  }

  @Test
  void itWaitsForNobodyWhoIsAppendingAndMissesNoneOfHis() throws Exception {
    Lane lane = fixture.anchoredLane();
    fixture.committed("published");
    fixture.drain(lane, LARGE);
    asIfRestoredIntoAYoungerCluster(1_000_000_000L);
    try (Connection open = fixture.begin();
        var statement = open.createStatement()) {
      statement.execute("SELECT pg_current_xact_id()");
      fixture.outbox.anchor().anchor(1);
      append(open, "began before");
      open.commit();
    }
    assertThat(fixture.drain(again(), LARGE)).containsExactly("began before");
  }

  @Test
  void theServicesRoleMayNotChangeTheLogOtherwise() {
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(
            () ->
                new Session(fixture.database.as("lading_ingest"))
                    .transaction(
                        "forge",
                        transaction -> {
                          try (var statement = transaction.createStatement()) {
                            return statement.executeUpdate("UPDATE outbox SET xid = '2'");
                          }
                        }))
        .withMessageContaining("permission denied");
  }

  private Lane again() {
    return fixture.outbox.leases().acquire(0, "after the restore", LEASE).orElseGet(this::held);
  }

  private Lane held() {
    try {
      return new Lane(0, "after the restore", fixture.number("SELECT epoch FROM outbox_lane"));
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every transaction id that was written down is from another cluster, {@code ahead} of ours. */
  private void asIfRestoredIntoAYoungerCluster(long ahead) throws Exception {
    fixture.run("UPDATE outbox SET xid = (xid::text::bigint + %d)::text::xid8".formatted(ahead));
    fixture.run(
        "UPDATE outbox_lane SET system_identifier = 42, published = %s, window_snapshot = %s"
            .formatted(shifted("published", ahead), shifted("window_snapshot", ahead)));
  }

  private static String shifted(String snapshot, long ahead) {
    return """
    (CASE WHEN %1$s IS NOT NULL THEN
      greatest(1, pg_snapshot_xmin(%1$s)::text::bigint + %2$d) || ':' ||
      greatest(1, pg_snapshot_xmax(%1$s)::text::bigint + %2$d) || ':' ||
      (SELECT coalesce(string_agg((x::text::bigint + %2$d)::text, ',' ORDER BY x), '')
       FROM pg_snapshot_xip(%1$s) x) END)::pg_snapshot
    """
        .formatted(snapshot, ahead);
  }
}
