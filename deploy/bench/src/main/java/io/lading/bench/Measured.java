package io.lading.bench;

import java.time.Duration;

/** What a case took: time, processor seconds of each process, and bytes of WAL. */
record Measured(String name, long orders, Duration elapsed, Cost cost) {

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

  double ordersPerSecond() {
    return orders / (elapsed.toNanos() / 1e9);
  }
}
