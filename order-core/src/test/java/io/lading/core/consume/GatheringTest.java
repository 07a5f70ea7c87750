package io.lading.core.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringTest {

  private long now = Long.MAX_VALUE - 1_000_000; // nanoTime may overflow at any moment
  private final List<Long> rests = new ArrayList<>();
  private final Gathering gathering =
      new Gathering(Duration.ofMillis(10), 100, () -> now, rests::add);

  @Test
  void theNextBatchBeginsNoEarlierThanThat() {
    batch(5, 3_000_000);
    assertThat(rests).containsExactly(7_000_000L);
  }

  @Test
  void whoTookLongerDoesNotRest() {
    batch(5, 10_000_000);
    batch(5, 25_000_000);
    assertThat(rests).isEmpty();
  }

  @Test
  void aBatchThatWasWorthItsCommitIsFollowedAtOnce() {
    batch(100, 1_000_000);
    assertThat(rests).isEmpty();
    batch(99, 1_000_000);
    assertThat(rests).hasSize(1);
  }

  private void batch(int records, long nanos) {
    gathering.batchBegins();
    now += nanos;
    gathering.afterBatchOf(records);
  }
}
