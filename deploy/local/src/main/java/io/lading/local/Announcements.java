package io.lading.local;

import io.lading.core.contract.Topics;
import io.lading.traffic.Intent;
import io.lading.traffic.TrafficMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the pipeline announces from now on, as a stranger would: counts it and measures how
 * long each order took from the moment its trade was due until its first status event was read.
 */
final class Announcements implements Publisher.Arrivals, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, Long> dueAt = new ConcurrentHashMap<>();
  private final Histogram latencies = new ConcurrentHistogram(HIGHEST_MICROS, 3);
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Thread reader = new Thread(this::read, "announcements");

  private Announcements(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static Announcements from(String bootstrapServers) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "latest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        TopicPlan.announcements().stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    Announcements announcements = new Announcements(consumer);
    announcements.reader.start();
    return announcements;
  }

  @Override
  public void due(TrafficMessage message, long nanoTime) {
    if (message.intent() == Intent.CREATE) {
      dueAt.put(message.key(), nanoTime);
    }
  }

  long statusEvents() {
    return count(Topics.ORDER_STATUS);
  }

  /** Everything that was announced: status events, rejections and dead letters. */
  long total() {
    return TopicPlan.announcements().stream().mapToLong(this::count).sum();
  }

  /** In microseconds. A copy. */
  Histogram latencies() {
    return latencies.copy();
  }

  private long count(String topic) {
    LongAdder counter = counts.get(topic);
    return counter == null ? 0 : counter.sum();
  }

  private void read() {
    try (consumer) {
      while (!Thread.currentThread().isInterrupted()) {
        consumer.poll(POLL).forEach(this::note);
      }
    } catch (WakeupException closing) {
      // as asked
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> announced) {
    long now = System.nanoTime();
    counts.computeIfAbsent(announced.topic(), topic -> new LongAdder()).increment();
    if (announced.topic().equals(Topics.ORDER_STATUS)) {
      String trade = json.readTree(announced.value()).path("tradeOrderCode").asString("");
      Long due = dueAt.remove(trade);
      if (due != null) {
        long micros = TimeUnit.NANOSECONDS.toMicros(now - due);
        latencies.recordValue(Math.clamp(micros, 0, HIGHEST_MICROS));
      }
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      reader.join(Duration.ofSeconds(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
