package io.lading.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnowflakeTest {

  private static final Duration SPAN = Duration.ofSeconds(30);

  private final MemoryLeaseBook book = new MemoryLeaseBook();
  private final AtomicLong clock = new AtomicLong(book.nowMs);

  private Snowflake generator(String owner) {
    return new Snowflake(new LeasedWorker(book, owner, SPAN), clock::get);
  }

  @Test
  void anIdLeadsToTheBuyersShardAndTellsItsTime() {
    Snowflake ids = generator("a");
    for (long buyer : new long[] {0, 1, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE}) {
      long id = ids.next(buyer);
      assertThat(id).isPositive();
      assertThat(Shard.ofOrder(id)).isEqualTo(Shard.of(buyer)).isBetween(0, 255);
      assertThat(IdLayout.madeAt(id).toEpochMilli()).isEqualTo(clock.get());
    }
  }

  @Test
  void buyersGivenOutInStepsStillSpreadOverAllShards() {
    var shards = new int[Shard.COUNT];
    for (long buyer = 0; buyer < 256_000; buyer++) {
      shards[Shard.of(buyer * 1024)]++;
    }
    assertThat(IntStream.of(shards)).allSatisfy(count -> assertThat(count).isBetween(850, 1150));
  }

  @Test
  void theShardOfABuyerNeverChanges() {
    assertThat(List.of(1L, 2L, 42L, 1_000_000_007L).stream().map(Shard::of))
        .containsExactly(86, 219, 167, 232);
  }

  @Test
  void moreThan128IdsInAMillisecondBorrowFromTheNextOne() {
    Snowflake ids = generator("a");
    long first = ids.next(7);
    long last = first;
    for (int i = 0; i < 128; i++) {
      long next = ids.next(7);
      assertThat(next).isGreaterThan(last);
      last = next;
    }
    assertThat(IdLayout.madeAt(first).toEpochMilli()).isEqualTo(clock.get());
    assertThat(IdLayout.madeAt(last).toEpochMilli()).isEqualTo(clock.get() + 1);
  }

  @Test
  void aClockThatStepsBackRepeatsNothing() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    Snowflake ids = generator("a");
    Set<Long> seen = new HashSet<>();
    long last = 0;
    for (int i = 0; i < 100_000; i++) {
      clock.set(book.nowMs + random.nextInt(-5_000, 5_000));
      long stampAndCounter = ids.next(1);
      assertThat(seen.add(stampAndCounter)).as("seed %s", seed).isTrue();
      assertThat(stampAndCounter).as("seed %s", seed).isGreaterThan(last);
      last = stampAndCounter;
    }
  }

  @Test
  void manyThreadsNeverMakeTheSameId() throws Exception {
    Snowflake ids = generator("a");
    Callable<List<Long>> work =
        () -> {
          List<Long> made = new ArrayList<>();
          for (int i = 0; i < 20_000; i++) {
            made.add(ids.next(i));
            clock.set(book.nowMs + i / 100);
          }
          return made;
        };
    Set<Long> all = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(List.of(work, work, work, work, work, work, work, work))) {
        all.addAll(done.get());
      }
    }
    assertThat(all).hasSize(160_000);
  }

  @Test
  void twoGeneratorsNeverCollideThoughOneOutlivesItsLease() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    List<Snowflake> generators = List.of(generator("a"), generator("b"), generator("c"));
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 30_000; i++) {
      long id = generators.get(random.nextInt(3)).next(5);
      assertThat(seen.add(id)).as("seed %s", seed).isTrue();
      book.nowMs += random.nextInt(100) == 0 ? random.nextInt(60_000) : 0;
      clock.set(book.nowMs + random.nextInt(-40_000, 1));
    }
  }

  @Test
  void whoWakesUpAfterHisLeaseWasTakenOverCollidesWithNobody() {
    Snowflake paused = generator("paused");
    Set<Long> seen = new HashSet<>();
    seen.add(paused.next(1));
    book.nowMs += SPAN.toMillis() * 2;
    Snowflake successor = generator("successor");
    clock.set(book.nowMs);
    seen.add(successor.next(1));
    assertThat(IdLayout.worker(successor.next(1))).isZero();
    clock.set(book.nowMs - SPAN.toMillis() * 2);
    for (int i = 0; i < 10_000; i++) {
      clock.incrementAndGet();
      assertThat(seen.add(paused.next(1))).isTrue();
      assertThat(seen.add(successor.next(1))).isTrue();
    }
    clock.set(book.nowMs);
    assertThat(IdLayout.worker(paused.next(1))).as("takes another number").isEqualTo(1);
  }

  @Test
  void noStampLeavesTheLeaseWhileTheRegisterIsAway() {
    Snowflake ids = generator("a");
    long granted = book.nowMs;
    ids.next(1);
    book.away = true;
    clock.set(granted + SPAN.toMillis());
    long last = ids.next(1);
    for (int i = 0; i < 127; i++) {
      last = ids.next(1);
    }
    assertThat(IdLayout.madeAt(last).toEpochMilli()).isEqualTo(granted + SPAN.toMillis());
    assertThatThrownBy(() -> ids.next(1)).isInstanceOf(StorageUnavailable.class);
    book.away = false;
    book.nowMs = clock.get() + 1;
    assertThat(ids.next(1)).as("goes on when it is back").isGreaterThan(last);
  }

  @Test
  void whatIsPreparedNeedsNoRegisterForAWhile() {
    Snowflake ids = generator("a");
    ids.prepare();
    ids.prepare();
    assertThat(book.renewals).isZero();
    clock.addAndGet(SPAN.toMillis() - 1);
    book.nowMs = clock.get();
    ids.prepare();
    book.away = true;
    clock.addAndGet(SPAN.toMillis() / 4);
    assertThat(ids.next(1)).isPositive();
    assertThat(book.renewals).isEqualTo(1);
  }

  @Test
  void aLeaseIsRenewedInTheBackgroundBeforeItRunsOut() {
    Snowflake ids = generator("a");
    ids.next(1);
    LeaseRenewal renewal = ids.renewal();
    assertThat(renewal.rest()).isEqualTo(SPAN.dividedBy(3));
    book.nowMs += renewal.rest().toMillis();
    renewal.runOnce();
    book.away = true;
    renewal.runOnce();
    clock.set(book.nowMs + SPAN.toMillis());
    assertThat(ids.next(1)).isPositive();
    assertThat(book.renewals).isEqualTo(1);
  }

  @Test
  void aNumberGivenBackIsTakenAgainAboveItsLastStamp() {
    Snowflake first = generator("a");
    clock.set(book.nowMs + 500);
    long last = first.next(1);
    first.close();
    clock.set(book.nowMs);
    long next = generator("b").next(1);
    assertThat(IdLayout.worker(next)).isEqualTo(IdLayout.worker(last));
    assertThat(IdLayout.madeAt(next)).isAfter(IdLayout.madeAt(last));
    assertThatThrownBy(() -> first.next(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theClockOfTheRegisterIsTheOneThatStamps() {
    AtomicLong nanos = new AtomicLong();
    var worker = new LeasedWorker(book, "a", SPAN, nanos::get);
    Snowflake ids = new Snowflake(worker, worker::nowMs);
    nanos.addAndGet(Duration.ofMillis(0).toNanos());
    ids.next(1);
    nanos.addAndGet(Duration.ofMillis(1234).toNanos());
    assertThat(IdLayout.madeAt(ids.next(1)).toEpochMilli()).isEqualTo(book.nowMs + 1234);
  }
}
