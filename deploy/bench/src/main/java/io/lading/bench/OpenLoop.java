package io.lading.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends each message at its scheduled time, whatever became of those before. */
final class OpenLoop {

  /** {@code dueAt}: of a message by its number, from 0, counted from the start. */
  record Plan(
      int count,
      IntFunction<ProducerRecord<byte[], byte[]>> message,
      IntFunction<Duration> dueAt) {}

  private OpenLoop() {}

  /** Returns when the broker has them all. */
  static void publish(Desk desk, Plan plan, Instant start) {
    try (var producer = desk.producer()) {
      producer.partitionsFor(plan.message().apply(0).topic());
      for (int i = 0; i < plan.count(); i++) {
        var next = plan.message().apply(i);
        awaitTime(start.plus(plan.dueAt().apply(i)));
        producer.send(next);
      }
    }
  }

  static void awaitTime(Instant due) {
    for (Duration left = Duration.between(Instant.now(), due);
        left.isPositive();
        left = Duration.between(Instant.now(), due)) {
      LockSupport.parkNanos(left.toNanos());
    }
  }
}
