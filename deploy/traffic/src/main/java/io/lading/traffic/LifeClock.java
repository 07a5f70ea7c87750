package io.lading.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Two times that go together: when something happened in the world, hours apart, and when it is
 * said, milliseconds apart, because nobody wants to watch for days. Of what is watched as it
 * happens both are the same.
 */
final class LifeClock {

  private static final int SHORTEST_MILLIS = 60;
  private static final int LONGEST_MILLIS = 240;
  private static final int MINUTES = 360;

  private final SplittableRandom random;
  private final boolean watched;
  private Instant occurred;
  private Duration due = Duration.ZERO;

  LifeClock(Instant start, SplittableRandom random) {
    this(start, random, false);
  }

  private LifeClock(Instant start, SplittableRandom random, boolean watched) {
    this.random = random;
    this.occurred = start;
    this.watched = watched;
  }

  /** It happens when it is said, at most {@code longest} after the start at first. */
  static LifeClock watched(Instant start, Duration longest, SplittableRandom random) {
    LifeClock clock = new LifeClock(start, random, true);
    clock.go(Duration.ofMillis(random.nextLong(longest.toMillis())));
    return clock;
  }

  private void go(Duration step) {
    occurred = occurred.plus(step);
    due = due.plus(step);
  }

  LifeClock copy() {
    LifeClock copy = new LifeClock(occurred, random, watched);
    copy.due = due;
    return copy;
  }

  void next() {
    if (watched) {
      go(step());
      return;
    }
    occurred = occurred.plus(Duration.ofMinutes(1 + random.nextInt(MINUTES)));
    due = due.plus(step());
  }

  Instant occurred() {
    return occurred;
  }

  Duration due() {
    return due;
  }

  /** Some time in the next so many steps. */
  Duration within(int steps) {
    return due.plusMillis(random.nextInt(steps * LONGEST_MILLIS));
  }

  private Duration step() {
    return Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
  }
}
