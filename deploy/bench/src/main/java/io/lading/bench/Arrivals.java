package io.lading.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import tools.jackson.databind.json.JsonMapper;

/** A subscriber of the status topic that notes when it got each event that comes after it began. */
final class Arrivals implements AutoCloseable {

  private record Arrival(Instant at, byte[] event) {}

  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::loop, "arrivals");
  private volatile boolean ending;

  private Arrivals(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static Arrivals listen(Desk desk) {
    var consumer = desk.consumer();
    consumer.assign(Desk.statusPartitions());
    consumer.seekToEnd(Desk.statusPartitions());
    Desk.statusPartitions().forEach(consumer::position);
    var arrivals = new Arrivals(consumer);
    arrivals.thread.start();
    return arrivals;
  }

  private void loop() {
    while (!ending) {
      var records = consumer.poll(Duration.ofMillis(200));
      Instant now = Instant.now();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        arrivals.add(new Arrival(now, record.value()));
        count.incrementAndGet();
      }
    }
  }

  void await(int events, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (count.get() < events) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "expected " + events + " status events, " + count.get() + " came within " + atMost);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Decoded after the measurement, not during it. */
  Map<String, Instant> byTradeOrderCode() {
    var json = JsonMapper.builder().build();
    var byCode = new HashMap<String, Instant>();
    for (Arrival arrival : arrivals) {
      String code = json.readTree(arrival.event()).path("tradeOrderCode").asString();
      byCode.putIfAbsent(code, arrival.at());
    }
    return byCode;
  }

  @Override
  public void close() {
    ending = true;
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
  }
}
