package io.lading.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.Topics;
import io.lading.traffic.Announcement;
import io.lading.traffic.Intent;
import io.lading.traffic.RouteTold;
import io.lading.traffic.RouteTold.Turn;
import io.lading.traffic.TrafficMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what the pipeline announces from now on, as a stranger would: counts it and measures how
 * long each order took from the moment its trade was due until its first status event was read.
 */
final class Announcements implements Publisher.Arrivals, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<Announcement> follower;
  private final Consumer<RouteTold> couriers;
  private final Map<String, Long> dueAt = new ConcurrentHashMap<>();
  private final Histogram latencies = new ConcurrentHistogram(HIGHEST_MICROS, 3);
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Map<Turn, LongAdder> turns = new ConcurrentHashMap<>();
  private final LongAdder orders = new LongAdder();
  private final Thread reader = new Thread(this::read, "announcements");

  private Announcements(
      KafkaConsumer<byte[], byte[]> consumer,
      Consumer<Announcement> follower,
      Consumer<RouteTold> couriers) {
    this.consumer = consumer;
    this.follower = follower;
    this.couriers = couriers;
  }

  /**
   * Each status event is told to the follower, in order per order, and what becomes of routes to
   * their couriers.
   */
  static Announcements from(
      String bootstrapServers, Consumer<Announcement> follower, Consumer<RouteTold> couriers) {
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
        Stream.concat(TopicPlan.announcements().stream(), Stream.of(Topics.ROUTE_PLANS))
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    Announcements announcements = new Announcements(consumer, follower, couriers);
    announcements.reader.start();
    return announcements;
  }

  @Override
  public void due(TrafficMessage message, long nanoTime) {
    if (message.intent() == Intent.CREATE) {
      dueAt.put(message.key(), nanoTime);
    }
  }

  Announced soFar() {
    Map<String, Long> now = new HashMap<>();
    statuses.forEach((status, count) -> now.put(status, count.sum()));
    return new Announced(
        TopicPlan.announcements().stream().mapToLong(this::count).sum(),
        count(Topics.ORDER_STATUS),
        orders.sum(),
        now,
        new RouteCounts(
            count(Turn.PLANNED),
            count(Turn.DEPARTED),
            count(Turn.FINISHED),
            count(Turn.SUPERSEDED)));
  }

  /** In microseconds. A copy. */
  Histogram latencies() {
    return latencies.copy();
  }

  private long count(String topic) {
    LongAdder counter = counts.get(topic);
    return counter == null ? 0 : counter.sum();
  }

  private long count(Turn turn) {
    LongAdder counter = turns.get(turn);
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
      Announcement event = Announcement.of(announced.value());
      Long due = dueAt.remove(event.tradeOrderCode());
      if (due != null) {
        long micros = TimeUnit.NANOSECONDS.toMicros(now - due);
        latencies.recordValue(Math.clamp(micros, 0, HIGHEST_MICROS));
      }
      count(event);
      follower.accept(event);
    } else if (announced.topic().equals(Topics.ROUTE_PLANS)) {
      String type = new String(announced.headers().lastHeader("ce_type").value(), UTF_8);
      RouteTold route = RouteTold.of(type, announced.value());
      count(route);
      couriers.accept(route);
    }
  }

  private void count(RouteTold route) {
    if (route.turn() != Turn.PLANNED || route.version() == 1) {
      turns.computeIfAbsent(route.turn(), first -> new LongAdder()).increment();
    }
  }

  private void count(Announcement event) {
    if (event.sequence() == 1) {
      orders.increment();
    }
    if (event.kind().equals("TRANSITION")) {
      add(event.status(), 1);
      if (event.previousStatus() != null) {
        add(event.previousStatus(), -1);
      }
    }
  }

  private void add(String status, long more) {
    statuses.computeIfAbsent(status, first -> new LongAdder()).add(more);
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
