package io.lading.core.change;

import io.lading.core.intake.ChoreWork;
import io.lading.core.intake.Tally;

/**
 * A chore: Tries again what waits for its order, oldest first. What finds it is decided like any
 * message; what has waited too long ends as a dead letter. Several instances may run at once.
 */
public interface RetryParked extends ChoreWork {

  /** Is told how parked messages ended, after the commit. */
  interface Ended {
    void of(String topic, Tally tally);
  }
}
