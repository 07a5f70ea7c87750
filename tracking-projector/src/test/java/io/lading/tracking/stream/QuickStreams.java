package io.lading.tracking.stream;

import java.time.Duration;

/** Settings of streams that keep no test waiting. */
final class QuickStreams {

  private QuickStreams() {}

  static StreamSettings settings(Duration heartbeat) {
    return new StreamSettings(
        10,
        100,
        5,
        Duration.ofMillis(250),
        Duration.ZERO,
        Duration.ofSeconds(1),
        heartbeat,
        Duration.ofSeconds(2));
  }
}
