package io.lading.core.change;

/**
 * A chore: Completes orders that were delivered long enough ago, each once. Several instances may
 * run at once.
 */
public interface CompleteDelivered {

  /**
   * Does one bounded piece of it, in one transaction.
   *
   * @return how much was done; zero when there is nothing left to do now
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  int runOnce();
}
