package io.lading.tracking.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamLoopTest {

  private static final StreamSettings SETTINGS = QuickStreams.settings(Duration.ofSeconds(15));

  private final KnownTimelines timelines = new KnownTimelines();
  private final Subscribers subscribers =
      new Subscribers(10, 100, new StreamMeters(new SimpleMeterRegistry()));
  private final StreamLoop loop =
      new StreamLoop(new StreamPass(subscribers, timelines, _ -> new byte[0], 5), SETTINGS);

  @Test
  void itRestsAfterEverythingWasHanded() {
    timelines.with(1, 1, 2);
    subscribers.join(1, 0);
    assertThat(loop.step()).isEqualTo(SETTINGS.rest());
  }

  @Test
  void itGoesOnAtOnceWhileThereIsMore() {
    timelines.with(1, IntStream.rangeClosed(1, 11).toArray());
    subscribers.join(1, 0);
    assertThat(Stream.generate(loop::step).limit(3))
        .containsExactly(Duration.ZERO, Duration.ZERO, SETTINGS.rest());
  }

  @Test
  void itPausesEverLongerWhileTheDatabaseIsAwayAndThenGoesOn() {
    subscribers.join(1, 0);
    timelines.with(1, 1).away(true);
    List<Duration> pauses = Stream.generate(loop::step).limit(4).toList();
    assertThat(pauses)
        .containsExactly(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    timelines.away(false);
    assertThat(loop.step()).isEqualTo(SETTINGS.rest());
    assertThat(subscribers.count()).isEqualTo(1);
  }

  @Test
  void aBugEndsNothingEither() {
    var broken =
        new StreamLoop(
            new StreamPass(
                subscribers,
                timelines.with(1, 1),
                _ -> {
                  throw new IllegalStateException("a bug of the test");
                },
                5),
            SETTINGS);
    subscribers.join(1, 0);
    assertThat(broken.step()).isEqualTo(SETTINGS.rest());
    assertThat(subscribers.count()).isEqualTo(1);
  }

  @Test
  void itEndsWhenItIsTold() {
    loop.stop();
    loop.run();
    assertThat(timelines.statements()).isZero();
  }
}
