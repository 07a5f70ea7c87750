package io.lading.ingest.api;

import io.lading.core.intake.StorageUnavailable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets only so many writes at the database at once, so that a crowd of callers takes no connection
 * from the topics; and none before the service is open.
 */
public final class Turnstile {

  private final Semaphore places;
  private final ApiLimits limits;
  private final BooleanSupplier open;

  public Turnstile(ApiLimits limits, BooleanSupplier open) {
    this.places = new Semaphore(limits.concurrentWrites(), true);
    this.limits = limits;
    this.open = open;
  }

  <T> T pass(Supplier<T> work) {
    if (!open.getAsBoolean()) {
      throw unavailable("The service is not open yet");
    }
    enter();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private void enter() {
    try {
      if (!places.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw unavailable("More than " + limits.concurrentWrites() + " writes at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("The service is closing");
    }
  }

  private static StorageUnavailable unavailable(String why) {
    return new StorageUnavailable(why, new TimeoutException(why));
  }
}
