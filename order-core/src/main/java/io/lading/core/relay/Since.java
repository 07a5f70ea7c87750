package io.lading.core.relay;

import java.time.Duration;

/** How long something has been going on, by the monotonic clock. For one thread. */
final class Since {

  private boolean going;
  private long began;

  void goesOn() {
    if (!going) {
      going = true;
      began = System.nanoTime();
    }
  }

  void ends() {
    going = false;
  }

  boolean isLongerThan(Duration bound) {
    return going && System.nanoTime() - began > bound.toNanos();
  }
}
