package io.lading.core.relay;

import java.time.Duration;

/** How long Kafka's acknowledgement of a row is awaited in silence, and at all. */
record Patience(Duration slow, Duration most) {

  /** At most a lease longer than what is slow, so that another instance gets its turn. */
  static Patience of(RelaySettings settings) {
    Duration slow = settings.producer().slow();
    return new Patience(slow, slow.plus(settings.lease().duration()));
  }
}
