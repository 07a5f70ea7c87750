package io.lading.bench;

import io.lading.core.contract.Topics;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The benchmark's place at the broker. Trades are laid into the topic in a Kafka transaction that
 * is still open, so consumers of committed records cannot have them; committing it is the starting
 * gun. The time stamps of updates and of status events are the broker's own (LogAppendTime).
 */
final class Desk implements AutoCloseable {

  static final int PARTITIONS = 8;
  private static final Duration GLANCE = Duration.ofMillis(10);

  private final String bootstrapServers;
  private final KafkaEngine kafka;

  Desk(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.kafka = KafkaEngine.at(bootstrapServers);
  }

  /** Every topic anew and empty, every group forgotten. */
  void cleanSlate() {
    kafka.cleanSlate(topics());
  }

  private static TopicSpec[] topics() {
    return new TopicSpec[] {
      TopicSpec.of(Topics.TRADE_EVENTS, PARTITIONS),
      TopicSpec.of(Topics.INVENTORY_UPDATES, PARTITIONS),
      stampedByTheBroker(Topics.ORDER_UPDATES),
      TopicSpec.of(Topics.ORDER_REJECTIONS, PARTITIONS),
      TopicSpec.of(Topics.FLEET_UPDATES, PARTITIONS),
      TopicSpec.of(Topics.ORDER_SNAPSHOTS, PARTITIONS),
      TopicSpec.of(Topics.ROUTE_PLANS, PARTITIONS),
      TopicSpec.of(Topics.deadLettersOf(Topics.FLEET_UPDATES), 1),
      TopicSpec.of(Topics.deadLettersOf(Topics.TRADE_EVENTS), 1),
      TopicSpec.of(Topics.deadLettersOf(Topics.INVENTORY_UPDATES), 1),
      TopicSpec.of(Topics.deadLettersOf(Topics.ORDER_UPDATES), 1),
      stampedByTheBroker(Topics.ORDER_STATUS)
    };
  }

  private static TopicSpec stampedByTheBroker(String topic) {
    return new TopicSpec(topic, PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
  }

  /** Messages in the topic that nobody may read yet. */
  static final class Held implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    private Held(KafkaProducer<byte[], byte[]> producer) {
      this.producer = producer;
    }

    /** The moment just before the messages can be read. */
    Instant release() {
      Instant now = Instant.now();
      producer.commitTransaction();
      return now;
    }

    @Override
    public void close() {
      producer.close();
    }
  }

  /** Lays messages into their topics; when this returns the broker has them all. */
  Held hold(Stream<ProducerRecord<byte[], byte[]>> messages) {
    var producer =
        new KafkaProducer<byte[], byte[]>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "bench-" + UUID.randomUUID(),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                600_000,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class));
    producer.initTransactions();
    producer.beginTransaction();
    messages.forEach(message -> producer.send(message));
    producer.flush();
    return new Held(producer);
  }

  /** Waits until so many status events are in the topic. */
  void awaitStatusEvents(long count, Duration atMost) {
    try (var consumer = consumer()) {
      await(count, atMost, () -> statusEvents(consumer));
    }
  }

  private static void await(long count, Duration atMost, LongSupplier seen) {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (long now = seen.getAsLong(); now != count; now = seen.getAsLong()) {
      if (now > count) {
        throw new IllegalStateException("expected " + count + " status events, there are " + now);
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "expected " + count + " status events, there were " + now + " after " + atMost);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** When the broker appended the last status event. */
  Instant lastStatusEvent() {
    try (var consumer = consumer()) {
      consumer.assign(partitions(Topics.ORDER_STATUS));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(Topics.ORDER_STATUS));
      ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - 1)));
      long last = 0;
      for (long missing = ends.values().stream().filter(end -> end > 0).count(); missing > 0; ) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          last = Math.max(last, record.timestamp());
          missing--;
        }
      }
      return Instant.ofEpochMilli(last);
    }
  }

  private static long statusEvents(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(partitions(Topics.ORDER_STATUS)).values().stream()
        .mapToLong(end -> end)
        .sum();
  }

  /** Reads without a group, from where it is told to. */
  KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class));
  }

  /** A producer as a trade system would have it: all settings are Kafka's own. */
  KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class));
  }

  static List<TopicPartition> partitions(String topic) {
    return IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(topic, i)).toList();
  }

  @Override
  public void close() {
    kafka.close();
  }
}
