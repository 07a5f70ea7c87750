package io.lading.core.outbox.postgres;

import static io.lading.core.outbox.postgres.OutboxFixture.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.outbox.KnownOrders;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LaneLeases;
import io.lading.core.outbox.PublishedRows;
import io.lading.core.outbox.PublishedRows.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresLaneLeasesIT {

  private final OutboxFixture fixture = new OutboxFixture();
  private final LaneLeases leases = fixture.outbox.leases();

  @BeforeEach
  void anchor() {
    fixture.outbox.anchor().anchor(2);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aHeldLaneIsNobodyElses() {
    Lane lane = leases.acquire(0, "one", LEASE).orElseThrow();
    assertThat(leases.acquire(0, "two", LEASE)).isEmpty();
    assertThat(leases.acquire(1, "two", LEASE)).isPresent();
    assertThat(leases.renew(lane, LEASE)).isTrue();
  }

  @Test
  void aReleasedLaneIsFreeAtOnceAndOldOwnersReleaseNothing() {
    Lane first = leases.acquire(0, "one", LEASE).orElseThrow();
    leases.release(first);
    Lane second = leases.acquire(0, "two", LEASE).orElseThrow();
    assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
    leases.release(first);
    assertThat(leases.renew(second, LEASE)).isTrue();
    assertThat(leases.renew(first, LEASE)).isFalse();
  }

  @Test
  void aLeaseThatRanOutIsTakenButUntilThenRenewed() throws Exception {
    Lane first = leases.acquire(0, "one", LEASE).orElseThrow();
    fixture.run("UPDATE outbox_lane SET leased_until = now() - interval '1 second'");
    assertThat(leases.renew(first, LEASE)).isTrue();
    assertThat(leases.acquire(0, "two", LEASE)).isEmpty();
    fixture.run("UPDATE outbox_lane SET leased_until = now() - interval '1 second'");
    assertThat(leases.acquire(0, "two", LEASE)).isPresent();
    assertThat(leases.renew(first, LEASE)).isFalse();
  }

  @Test
  void publishedRowsAreFoundByIdTimeAndOrder() throws Exception {
    fixture.committed("a", "b");
    fixture.run("UPDATE outbox SET order_id = 77 WHERE payload = 'b'");
    fixture.run(
        "INSERT INTO logistics_order_state (order_id, status, status_version, sequence, updated_at)"
            + " VALUES (77, 0, 1, 1, now())");
    for (int number : leases.lanes()) {
      fixture.drain(leases.acquire(number, "one", LEASE).orElseThrow(), OutboxFixture.LARGE);
    }
    fixture.committed("waiting");
    Instant now = Instant.now();
    assertThat(published(new Range.Ids(1, 1_000))).containsExactly("a", "b");
    assertThat(published(new Range.Ids(2, 2))).containsExactly("b");
    assertThat(published(new Range.Times(now.minusSeconds(600), now.plusSeconds(600))))
        .containsExactly("a", "b");
    assertThat(published(new Range.Times(now.plusSeconds(300), now.plusSeconds(600)))).isEmpty();
    assertThat(published(new Range.Order(77))).containsExactly("b");
    assertThat(published(new Range.Order(78))).isEmpty();
  }

  @Test
  void aRangeOfTimeBeginsWhereItsRowsAreAndNotAtTheBeginOfTheLog() throws Exception {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    fixture.run(
        """
        INSERT INTO outbox (id, created_at, bucket, topic, headers)
        SELECT n * 10, timestamptz '%s' - interval '1 day' + n * interval '1 minute',
          0, 'lading.test', ''
        FROM generate_series(1, 2000) n
        """
            .formatted(today));
    Instant from = today.minus(Duration.ofHours(2));
    PublishedRows log = fixture.outbox.publishedRows();
    Range.Ids span = log.span(new Range.Times(from, from.plus(Duration.ofHours(1))));
    assertThat(span.from()).isBetween(13_150L - 10, 13_150L);
    assertThat(span.to()).isBetween(13_840L, 13_850L);
    assertThat(log.span(new Range.Ids(1, Long.MAX_VALUE))).isEqualTo(new Range.Ids(10, 20_000));
    Range.Ids before = log.span(new Range.Times(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
    assertThat(before.from()).isGreaterThan(before.to());
  }

  @Test
  void ordersAreKnownByTheirLatestSequence() throws Exception {
    fixture.run(
        "INSERT INTO logistics_order_state (order_id, status, status_version, sequence, updated_at)"
            + " VALUES (5, 0, 1, 3, now())");
    KnownOrders known = fixture.outbox.knownOrders();
    assertThat(known.latestSequences(List.of(5L, 6L))).isEqualTo(Map.of(5L, 3));
    assertThat(known.cluster().systemIdentifier()).isNotZero();
    assertThat(known.cluster().timeline()).isPositive();
  }

  private List<String> published(Range range) {
    PublishedRows log = fixture.outbox.publishedRows();
    return OutboxFixture.names(log.read(range, log.span(range), OutboxFixture.LARGE));
  }
}
