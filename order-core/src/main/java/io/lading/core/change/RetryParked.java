package io.lading.core.change;

/**
 * A chore: Tries again what waits for its order, oldest first. What finds it is decided like any
 * message; what has waited too long ends as a dead letter. Several instances may run at once.
 */
public interface RetryParked {

  /**
   * Does one bounded piece of it, in one transaction.
   *
   * @return how much was done; zero when there is nothing left to do now
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  int runOnce();
}
