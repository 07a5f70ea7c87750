package io.lading.engines;

import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.postgres.PostgresEngine;

/**
 * The engines of this JVM. Each starts when it is first asked for, on its own; both end with the
 * JVM. Where they come from says LADING_ENGINES (system property or environment variable): {@code
 * embedded} (default), {@code testcontainers} or {@code given}. Safe for several threads.
 */
public interface Engines {
  PostgresEngine postgres();

  KafkaEngine kafka();

  /** The same engines for everybody in this JVM. */
  static Engines shared() {
    return SharedEngines.INSTANCE;
  }
}
