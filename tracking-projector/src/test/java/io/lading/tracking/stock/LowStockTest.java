package io.lading.tracking.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.query.StockLevels;
import io.lading.core.query.StockView;
import io.lading.core.reads.FreshReads;
import io.lading.core.reads.ReadToken;
import io.lading.core.reads.ReadTokens;
import io.lading.core.reads.Reading;
import io.lading.core.reads.Replica;
import io.lading.core.reads.Source;
import io.lading.core.reads.WalPosition;
import io.lading.tracking.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LowStockTest {

  private static final ReadTokens WRITTEN =
      new ReadTokens(List.of(ReadToken.of(new WalPosition(1, 1))));

  private final SteppingClock clock = new SteppingClock();
  private final Levels levels = new Levels();
  private final LowStock low = low(Duration.ofSeconds(3));

  @Test
  void whatHasLessIsToldLeastFirst() {
    levels.have(1, 5, 0, 2);
    levels.have(2, 1);
    Shortage shortage = told(3, null, 10);
    assertThat(shortage.levels()).extracting(StockView::available).containsExactly(0L, 1L, 2L);
    assertThat(shortage.more()).isFalse();
    assertThat(shortage.asOf()).isEqualTo(clock.instant());
    assertThat(told(3, 2L, 10).levels()).extracting(StockView::available).containsExactly(1L);
    assertThat(told(0, null, 10)).isEqualTo(new Shortage(List.of(), clock.instant(), false));
  }

  @Test
  void thatThereMayBeMoreIsSaid() {
    levels.have(1, 1, 2, 3, 9, 9);
    assertThat(told(4, null, 3).more()).isFalse();
    assertThat(told(4, null, 2).more()).isTrue();
    assertThat(told(4, null, 2).levels()).hasSize(2);
    assertThat(told(9, null, 10).more()).isFalse();
    assertThat(told(10, null, 10).more()).isTrue();
    assertThat(told(10, 2L, 10).more()).isTrue();
  }

  @Test
  void levelsAreReadAgainOnlyWhenTheyAreOld() {
    levels.have(1, 1);
    told(9, null, 1);
    clock.step(Duration.ofMillis(2999));
    told(9, null, 1);
    assertThat(levels.readings).isEqualTo(1);
    clock.step(Duration.ofMillis(1));
    assertThat(told(9, null, 1).asOf()).isEqualTo(clock.instant());
    assertThat(levels.readings).isEqualTo(2);
  }

  @Test
  void whileSomebodyReadsOthersAreToldWhatIsKept() throws Exception {
    levels.have(1, 1);
    Instant before = told(9, null, 1).asOf();
    clock.step(Duration.ofSeconds(4));
    levels.hold = new CountDownLatch(1);
    var reading = CompletableFuture.supplyAsync(() -> told(9, null, 1));
    assertThat(levels.begun.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(told(9, null, 1).asOf()).isEqualTo(before);
    levels.hold.countDown();
    assertThat(reading.get(60, TimeUnit.SECONDS).asOf()).isEqualTo(clock.instant());
    assertThat(levels.readings).isEqualTo(2);
  }

  @Test
  void forWhoeverHasWrittenLevelsAreReadAnewAndOthersAreToldThemToo() {
    levels.have(1, 5);
    told(9, null, 1);
    levels.have(1, 4);
    assertThat(told(9, null, 9).levels()).hasSize(1);
    assertThat(low.shortage(9, null, 9, WRITTEN).answer().levels()).hasSize(2);
    assertThat(levels.written).isEqualTo(WRITTEN);
    assertThat(told(9, null, 9).levels()).hasSize(2);
    assertThat(levels.readings).isEqualTo(2);
  }

  @Test
  void whoeverHasWrittenAndWaitsForOthersInVainIsToldSo() throws Exception {
    LowStock impatient = low(Duration.ofMillis(1));
    impatient.shortage(9, null, 1, WRITTEN);
    levels.hold = new CountDownLatch(1);
    var reading = CompletableFuture.supplyAsync(() -> impatient.shortage(9, null, 1, WRITTEN));
    assertThat(levels.begun.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> impatient.shortage(9, null, 1, WRITTEN))
        .withMessageContaining("others");
    levels.hold.countDown();
    assertThat(reading.get(60, TimeUnit.SECONDS).source()).isEqualTo(Source.PRIMARY);
  }

  private LowStock low(Duration freshFor) {
    return new LowStock(levels, new FreshReads(Replica.NONE), 4, freshFor, clock);
  }

  private Shortage told(long below, @Nullable Long warehouseId, int atMost) {
    return low.shortage(below, warehouseId, atMost, ReadTokens.NONE).answer();
  }

  @Test
  void levelsThatCannotBeReadAreNotMadeUp() {
    levels.away = true;
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> told(9, null, 1));
    levels.away = false;
    assertThat(told(9, null, 1).levels()).isEmpty();
  }

  @Test
  void whoeverWaitedForAReadingIsToldThatItFailedAndDoesNotTryHimself() throws Exception {
    levels.away = true;
    levels.hold = new CountDownLatch(1);
    var refused = new AtomicInteger();
    List<Thread> callers =
        IntStream.range(0, 8)
            .mapToObj(_ -> Thread.startVirtualThread(() -> refused.addAndGet(isRefused() ? 1 : 0)))
            .toList();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> callers.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
    levels.hold.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(refused).hasValue(8);
    assertThat(levels.readings).isEqualTo(1);
  }

  private boolean isRefused() {
    try {
      told(9, null, 1);
      return false;
    } catch (StorageUnavailable e) {
      return true;
    }
  }

  private static final class Levels implements StockLevels {

    private final List<StockView> all = new ArrayList<>();
    private volatile boolean away;
    private volatile int readings;
    private ReadTokens written = ReadTokens.NONE;
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private final CountDownLatch begun = new CountDownLatch(2);

    void have(long warehouse, long... available) {
      for (long pieces : available) {
        all.add(new StockView(warehouse, all.size(), pieces + 5, 5, 1, Instant.EPOCH));
      }
    }

    @Override
    public Optional<StockView> find(long warehouseId, long skuId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StockView> leastAvailable(int atMost) {
      begun.countDown();
      hold();
      readings++;
      if (away) {
        throw new StorageUnavailable("away", new IllegalStateException());
      }
      written = Reading.now().written();
      return all.stream()
          .sorted(Comparator.comparingLong(StockView::available))
          .limit(atMost)
          .toList();
    }

    private void hold() {
      try {
        hold.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
