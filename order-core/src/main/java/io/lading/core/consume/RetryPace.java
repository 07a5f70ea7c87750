package io.lading.core.consume;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When to try again: pauses double from the first to the longest, for ever. For one thread. */
final class RetryPace {

  private final Duration first;
  private final Duration longest;
  private int failures;
  private Instant due = Instant.MIN;
  private @Nullable Instant since;

  RetryPace(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  Duration failed(Instant now) {
    Duration pause = pauseAfter(failures);
    failures++;
    due = now.plus(pause);
    since = since == null ? now : since;
    return pause;
  }

  void succeeded() {
    failures = 0;
    due = Instant.MIN;
    since = null;
  }

  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  boolean isFailing() {
    return failures > 0;
  }

  /** Of the first failure since the last success. */
  Instant since(Instant now) {
    return since == null ? now : since;
  }

  private Duration pauseAfter(int failuresBefore) {
    Duration pause = first.multipliedBy(1L << Math.min(failuresBefore, 20));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
