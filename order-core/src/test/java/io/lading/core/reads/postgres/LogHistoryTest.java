package io.lading.core.reads.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogHistoryTest {

  private final LogHistory history = new LogHistory(Duration.ofSeconds(60));

  @Test
  void whoeverHasAllIsNotBehindHoweverLongNothingWasWritten() {
    seen(100, 0);
    seen(100, 50);
    assertThat(lag(100, 55)).hasValue(Duration.ZERO);
    assertThat(lag(120, 55)).hasValue(Duration.ZERO);
  }

  @Test
  void whoeverLacksSomethingIsBehindSinceItWasWritten() {
    seen(100, 0);
    seen(100, 10);
    seen(200, 11);
    seen(300, 12);
    assertThat(lag(100, 20)).hasValue(Duration.ofSeconds(10));
    assertThat(lag(150, 20)).hasValue(Duration.ofMillis(9_500));
    assertThat(lag(200, 20)).hasValue(Duration.ofSeconds(9));
    assertThat(lag(299, 20)).hasValue(Duration.ofMillis(8_010));
  }

  @Test
  void nothingIsSaidOfATimeOfWhichNothingIsKnown() {
    assertThat(lag(100, 0)).isEmpty();
    seen(100, 0);
    assertThat(lag(99, 0)).isEmpty();
  }

  @Test
  void whatIsTooOldIsForgotten() {
    seen(100, 0);
    seen(200, 10);
    seen(300, 65);
    assertThat(lag(150, 65)).isEmpty();
    assertThat(lag(250, 65)).isPresent();
  }

  @Test
  void aPrimaryThatLostItsLatestWritesBeginsAnew() {
    seen(100, 0);
    seen(300, 1);
    seen(200, 2);
    assertThat(lag(250, 5)).hasValue(Duration.ZERO);
    assertThat(lag(150, 5)).hasValue(Duration.ofSeconds(4));
  }

  private void seen(long lsn, int second) {
    history.seen(lsn, Instant.ofEpochSecond(second));
  }

  private Optional<Duration> lag(long lsn, int second) {
    return history.since(lsn, Instant.ofEpochSecond(second));
  }
}
