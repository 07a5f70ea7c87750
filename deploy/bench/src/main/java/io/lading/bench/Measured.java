package io.lading.bench;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a case took for so many orders or updates: time, processor seconds of each process, and
 * bytes of WAL. hotShare: of the updates of the state rows, if there were any.
 */
record Measured(String name, long count, Duration elapsed, Cost cost, @Nullable Double hotShare) {

  Measured(String name, long count, Duration elapsed, Cost cost) {
    this(name, count, elapsed, cost, null);
  }

  /** Processor seconds and bytes; the application is the service, or what takes its place. */
  record Cost(double postgres, double broker, double application, long walBytes) {

    /** Of a case that has nothing to do with the broker. */
    Cost withoutBroker() {
      return new Cost(postgres, 0, application, walBytes);
    }

    Cost minus(Cost earlier) {
      return new Cost(
          postgres - earlier.postgres,
          broker - earlier.broker,
          application - earlier.application,
          walBytes - earlier.walBytes);
    }
  }

  Measured withHotShare(double share) {
    return new Measured(name, count, elapsed, cost, share);
  }

  double perSecond() {
    return count / (elapsed.toNanos() / 1e9);
  }
}
