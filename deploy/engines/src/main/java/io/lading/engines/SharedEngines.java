package io.lading.engines;

import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.postgres.PostgresEngine;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Starts each engine once and remembers how to end it. */
final class SharedEngines implements Engines {
  static final SharedEngines INSTANCE = new SharedEngines(EngineSource.configured());

  private final EngineSource source;
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private @Nullable PostgresEngine postgres;
  private @Nullable KafkaEngine kafka;

  private SharedEngines(EngineSource source) {
    this.source = source;
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "lading-engines"));
  }

  @Override
  public PostgresEngine postgres() {
    synchronized (source) {
      if (postgres == null) {
        postgres = source.postgres(toClose::push);
      }
      return postgres;
    }
  }

  @Override
  public KafkaEngine kafka() {
    synchronized (toClose) {
      if (kafka == null) {
        kafka = source.kafka(toClose::push);
        toClose.push(kafka);
      }
      return kafka;
    }
  }

  private void closeAll() {
    for (AutoCloseable engine : toClose) {
      try {
        engine.close();
      } catch (Exception ending) {
        System.err.println("an engine did not end well: " + ending.getMessage());
      }
    }
  }
}
