package io.lading.core.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPaceTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final RetryPace pace = new RetryPace(Duration.ofMillis(100), Duration.ofSeconds(1));

  @Test
  void pausesDoubleUpToTheLongestAndStayThere() {
    List<Long> pauses =
        IntStream.range(0, 200).mapToObj(n -> pace.failed(NOON).toMillis()).toList();
    assertThat(pauses).startsWith(100L, 200L, 400L, 800L, 1000L, 1000L).endsWith(1000L);
  }

  @Test
  void isDueAfterThePauseAndAtOnceAfterASuccess() {
    assertThat(pace.isDue(NOON)).isTrue();
    pace.failed(NOON);
    assertThat(pace.isDue(NOON.plusMillis(99))).isFalse();
    assertThat(pace.isDue(NOON.plusMillis(100))).isTrue();
    pace.succeeded();
    assertThat(pace.isDue(NOON)).isTrue();
    assertThat(pace.isFailing()).isFalse();
    assertThat(pace.failed(NOON)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void remembersTheFirstFailureSinceTheLastSuccess() {
    pace.failed(NOON);
    pace.failed(NOON.plusSeconds(5));
    assertThat(pace.since(NOON.plusSeconds(9))).isEqualTo(NOON);
    pace.succeeded();
    assertThat(pace.since(NOON.plusSeconds(9))).isEqualTo(NOON.plusSeconds(9));
  }
}
