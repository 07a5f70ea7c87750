package io.lading.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.json.JsonMapper;

/**
 * When the broker appended each status event, by its own clock, which is the machine's. Read from
 * the topic afterwards, so that nobody who measures takes processor time from what is measured.
 */
final class Appended {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Appended() {}

  /** By trade order code. */
  static Map<String, Instant> byTradeOrderCode(Desk desk) {
    var json = JsonMapper.builder().build();
    var appended = new HashMap<String, Instant>();
    try (var consumer = desk.consumer()) {
      consumer.assign(Desk.statusPartitions());
      consumer.seekToBeginning(Desk.statusPartitions());
      Map<TopicPartition, Long> ends = consumer.endOffsets(Desk.statusPartitions());
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!atEnd(consumer, ends)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the status topic could not be read back");
        }
        for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(200))) {
          String code = json.readTree(event.value()).path("tradeOrderCode").asString();
          appended.putIfAbsent(code, Instant.ofEpochMilli(event.timestamp()));
        }
      }
    }
    return appended;
  }

  private static boolean atEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
