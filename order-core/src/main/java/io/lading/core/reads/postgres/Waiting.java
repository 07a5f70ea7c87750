package io.lading.core.reads.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tries again and again, with growing rests. Only so many may wait at once; one more tries once.
 * Safe for many threads.
 */
public final class Waiting {

  private static final long FIRST_REST = 2;
  private static final long LONGEST_REST = 32;

  private final Semaphore places;

  /** {@code most}: that wait at once. */
  public Waiting(int most) {
    this.places = new Semaphore(most);
  }

  interface Attempt<T> {
    @Nullable T now() throws SQLException;
  }

  /** Null if it was always null; tried at least once. */
  <T> @Nullable T atMost(Duration limit, Attempt<T> attempt) throws SQLException {
    T found = attempt.now();
    if (found != null || limit.isZero() || !places.tryAcquire()) {
      return found;
    }
    try {
      return again(System.nanoTime() + limit.toNanos(), attempt);
    } finally {
      places.release();
    }
  }

  private static <T> @Nullable T again(long deadline, Attempt<T> attempt) throws SQLException {
    T found = null;
    long rest = FIRST_REST;
    while (found == null && System.nanoTime() < deadline && rested(rest)) {
      found = attempt.now();
      rest = Math.min(2 * rest, LONGEST_REST);
    }
    return found;
  }

  private static boolean rested(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
