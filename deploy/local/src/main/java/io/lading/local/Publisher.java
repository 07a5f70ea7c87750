package io.lading.local;

import io.lading.engines.process.EngineFailure;
import io.lading.traffic.ArrivalSchedule;
import io.lading.traffic.TrafficMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes messages as a trade system would, acknowledged by the broker. One thread at a time. */
final class Publisher implements AutoCloseable {
  private static final double BURST = 3;

  private final KafkaProducer<byte[], byte[]> producer;
  private final LongAdder acknowledged = new LongAdder();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Publisher(String bootstrapServers, int maxMessageBytes) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                2,
                "delivery.timeout.ms",
                120_000,
                "max.request.size",
                maxMessageBytes),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** How many messages the broker has acknowledged. */
  long acknowledged() {
    return acknowledged.sum();
  }

  /** Publishes at the mean rate, in bursts, and tells when each was due; 0 is without pause. */
  void publish(Stream<TrafficMessage> messages, double rate, Arrivals arrivals) {
    Pace pace = new Pace(rate == 0 ? null : new ArrivalSchedule(rate, BURST), System.nanoTime());
    long number = 0;
    for (TrafficMessage message : (Iterable<TrafficMessage>) messages::iterator) {
      long due = pace.awaitTurn(number++);
      arrivals.due(message, due);
      send(message);
    }
    flush();
  }

  /** Without waiting for the acknowledgement. */
  void send(TrafficMessage message) {
    producer.send(
        message.toRecord(),
        (metadata, refused) -> {
          if (refused == null) {
            acknowledged.increment();
          } else {
            failure.compareAndSet(null, refused);
          }
        });
  }

  /** Waits for every acknowledgement. */
  private void flush() {
    producer.flush();
    demandWell();
  }

  /** Refuses to go on when the broker has not taken a message. */
  void demandWell() {
    Exception refused = failure.get();
    if (refused != null) {
      throw new EngineFailure("Kafka did not take a message: " + refused.getMessage(), refused);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  /** Told about every message before it is sent. */
  interface Arrivals {
    void due(TrafficMessage message, long nanoTime);
  }

  private record Pace(@Nullable ArrivalSchedule schedule, long start) {
    long awaitTurn(long number) {
      if (schedule == null) {
        return System.nanoTime();
      }
      long due = start + schedule.dueAt(number).toNanos();
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      return due;
    }
  }
}
