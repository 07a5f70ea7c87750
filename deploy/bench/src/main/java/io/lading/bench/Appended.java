package io.lading.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What lies in a topic and when the broker appended it, by its own clock, which is the machine's.
 * Read afterwards, so that nobody who measures takes processor time from what is measured.
 */
final class Appended {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Appended() {}

  /** Shows every record that is in the topic now, those of a partition in their order. */
  static void each(Desk desk, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    List<TopicPartition> partitions = Desk.partitions(topic);
    try (var consumer = desk.consumer()) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!atEnd(consumer, ends)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(topic + " could not be read back");
        }
        consumer.poll(Duration.ofMillis(200)).forEach(reader);
      }
    }
  }

  private static boolean atEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
