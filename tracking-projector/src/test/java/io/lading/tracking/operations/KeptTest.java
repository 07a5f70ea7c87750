package io.lading.tracking.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.tracking.SteppingClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {

  private static final Duration FRESH_FOR = Duration.ofSeconds(1);

  private final SteppingClock clock = new SteppingClock();
  private final AtomicInteger readings = new AtomicInteger();

  @Test
  void isReadAgainOnlyWhenItIsOld() {
    var kept = new Kept<>(readings::incrementAndGet, FRESH_FOR, clock);
    assertThat(kept.value()).isEqualTo(1);
    clock.step(Duration.ofMillis(999));
    assertThat(kept.value()).isEqualTo(1);
    clock.step(Duration.ofMillis(1));
    assertThat(kept.value()).isEqualTo(2);
  }

  @Test
  void whatTakesLongIsReadSeldom() {
    var kept = new Kept<>(this::inASecond, FRESH_FOR, clock);
    kept.value();
    clock.step(Duration.ofMillis(19_999));
    assertThat(kept.value()).isEqualTo(1);
    clock.step(Duration.ofMillis(1));
    assertThat(kept.value()).isEqualTo(2);
  }

  private int inASecond() {
    clock.step(Duration.ofSeconds(1));
    return readings.incrementAndGet();
  }

  @Test
  void whoComesWhileItIsReadIsToldWhatIsKept() throws Exception {
    var begun = new CountDownLatch(2);
    var end = new CountDownLatch(1);
    var kept =
        new Kept<>(
            () -> {
              begun.countDown();
              await(readings.get() == 0 ? new CountDownLatch(0) : end);
              return readings.incrementAndGet();
            },
            FRESH_FOR,
            clock);
    assertThat(kept.value()).isEqualTo(1);
    clock.step(FRESH_FOR);
    CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(kept::value);
    await(begun);
    assertThat(kept.value()).isEqualTo(1);
    end.countDown();
    assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(kept.value()).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
