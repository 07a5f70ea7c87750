package io.lading.core.consume;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Leaves messages a moment to gather: a commit costs as much for three of them as for one, so a
 * consumer that takes every few by themselves has no processor left when they are many. Whoever
 * comes after a silence does not wait. For one thread.
 */
final class Gathering {

  private final long apart;
  private final int plenty;
  private final LongSupplier nanos;
  private final LongConsumer rest;
  private long begun;

  static Gathering of(IntakeSettings settings) {
    return new Gathering(
        settings.gather(), settings.plenty(), System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * @param apart how long after the beginning of a batch the next one begins at the earliest
   * @param plenty a batch of so many records was worth its commit: nobody rests after it
   * @param nanos a clock, in nanoseconds
   * @param rest waits for so many nanoseconds
   */
  Gathering(Duration apart, int plenty, LongSupplier nanos, LongConsumer rest) {
    this.apart = apart.toNanos();
    this.plenty = plenty;
    this.nanos = nanos;
    this.rest = rest;
  }

  void batchBegins() {
    begun = nanos.getAsLong();
  }

  /** Returns when the next batch may begin. */
  void afterBatchOf(int records) {
    long left = apart - (nanos.getAsLong() - begun);
    if (left > 0 && records < plenty) {
      rest.accept(left);
    }
  }
}
