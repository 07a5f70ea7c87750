package io.lading.tracking.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.query.StockLevels;
import io.lading.core.query.StockView;
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
import org.junit.jupiter.api.Test;

class LowStockTest {

  private final SteppingClock clock = new SteppingClock();
  private final Levels levels = new Levels();
  private final LowStock low = new LowStock(levels, 4, Duration.ofSeconds(3), clock);

  @Test
  void whatHasLessIsToldLeastFirst() {
    levels.have(1, 5, 0, 2);
    levels.have(2, 1);
    Shortage shortage = low.shortage(3, null, 10);
    assertThat(shortage.levels()).extracting(StockView::available).containsExactly(0L, 1L, 2L);
    assertThat(shortage.more()).isFalse();
    assertThat(shortage.asOf()).isEqualTo(clock.instant());
    assertThat(low.shortage(3, 2L, 10).levels())
        .extracting(StockView::available)
        .containsExactly(1L);
    assertThat(low.shortage(0, null, 10))
        .isEqualTo(new Shortage(List.of(), clock.instant(), false));
  }

  @Test
  void thatThereMayBeMoreIsSaid() {
    levels.have(1, 1, 2, 3, 9, 9);
    assertThat(low.shortage(4, null, 3).more()).isFalse();
    assertThat(low.shortage(4, null, 2).more()).isTrue();
    assertThat(low.shortage(4, null, 2).levels()).hasSize(2);
    assertThat(low.shortage(9, null, 10).more()).isFalse();
    assertThat(low.shortage(10, null, 10).more()).isTrue();
    assertThat(low.shortage(10, 2L, 10).more()).isTrue();
  }

  @Test
  void levelsAreReadAgainOnlyWhenTheyAreOld() {
    levels.have(1, 1);
    low.shortage(9, null, 1);
    clock.step(Duration.ofMillis(2999));
    low.shortage(9, null, 1);
    assertThat(levels.readings).isEqualTo(1);
    clock.step(Duration.ofMillis(1));
    assertThat(low.shortage(9, null, 1).asOf()).isEqualTo(clock.instant());
    assertThat(levels.readings).isEqualTo(2);
  }

  @Test
  void whileSomebodyReadsOthersAreToldWhatIsKept() throws Exception {
    levels.have(1, 1);
    Instant before = low.shortage(9, null, 1).asOf();
    clock.step(Duration.ofSeconds(4));
    levels.hold = new CountDownLatch(1);
    var reading = CompletableFuture.supplyAsync(() -> low.shortage(9, null, 1));
    assertThat(levels.begun.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(low.shortage(9, null, 1).asOf()).isEqualTo(before);
    levels.hold.countDown();
    assertThat(reading.get(10, TimeUnit.SECONDS).asOf()).isEqualTo(clock.instant());
    assertThat(levels.readings).isEqualTo(2);
  }

  @Test
  void levelsThatCannotBeReadAreNotMadeUp() {
    levels.away = true;
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> low.shortage(9, null, 1));
    levels.away = false;
    assertThat(low.shortage(9, null, 1).levels()).isEmpty();
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
    await().until(() -> callers.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
    levels.hold.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(refused).hasValue(8);
    assertThat(levels.readings).isEqualTo(1);
  }

  private boolean isRefused() {
    try {
      low.shortage(9, null, 1);
      return false;
    } catch (StorageUnavailable e) {
      return true;
    }
  }

  private static final class Levels implements StockLevels {

    private final List<StockView> all = new ArrayList<>();
    private volatile boolean away;
    private volatile int readings;
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
