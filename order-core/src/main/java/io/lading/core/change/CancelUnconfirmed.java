package io.lading.core.change;

/**
 * A chore: Cancels forward orders whose reservation nobody confirmed in time, each once. Several
 * instances may run at once.
 */
public interface CancelUnconfirmed {

  /**
   * Does one bounded piece of it, in one transaction.
   *
   * @return how much was done; zero when there is nothing left to do now
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  int runOnce();
}
