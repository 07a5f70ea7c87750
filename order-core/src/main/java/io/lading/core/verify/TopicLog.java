package io.lading.core.verify;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics from their beginning to where they ended when asked, committed records only, as a
 * member of no group: nobody notices. For one thread.
 */
public final class TopicLog implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;

  public TopicLog(String bootstrapServers) {
    this(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** {@code kafka}: client settings: the brokers, security. */
  public TopicLog(Map<String, Object> kafka) {
    Map<String, Object> all = new HashMap<>(kafka);
    all.put("isolation.level", "read_committed");
    all.put("enable.auto.commit", "false");
    all.put("auto.offset.reset", "earliest");
    all.put("max.poll.records", "5000");
    all.put("client.id", "lading-verify");
    consumer = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** What is in a partition: offsets from {@code begin} up to, but without, {@code end}. */
  public record Extent(long begin, long end) {
    /** Its beginning is gone: retention has dropped it, or somebody has deleted it. */
    public boolean isTrimmed() {
      return begin > 0;
    }
  }

  /** Of each partition of the topics that exist. */
  public Map<TopicPartition, Extent> extents(Collection<String> topics) {
    List<TopicPartition> partitions =
        consumer.listTopics().entrySet().stream()
            .filter(topic -> topics.contains(topic.getKey()))
            .flatMap(topic -> topic.getValue().stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream()
        .collect(
            Collectors.toMap(
                p -> p, p -> new Extent(begins.getOrDefault(p, 0L), ends.getOrDefault(p, 0L))));
  }

  /** Every record of the extents, in order per partition. */
  public void read(
      Map<TopicPartition, Extent> extents, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Extent> open = new HashMap<>(extents);
    open.values().removeIf(extent -> extent.begin() >= extent.end());
    consumer.assign(open.keySet());
    open.forEach((partition, extent) -> consumer.seek(partition, extent.begin()));
    long progress = System.nanoTime();
    while (!open.isEmpty()) {
      int read = pass(open, reader);
      if (read > 0) {
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
        throw new TimeoutException("nothing came from " + open + " for " + PATIENCE);
      }
    }
  }

  private int pass(
      Map<TopicPartition, Extent> open, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    int read = 0;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
      Extent extent = open.get(new TopicPartition(record.topic(), record.partition()));
      if (extent != null && record.offset() < extent.end()) {
        reader.accept(record);
      }
      read++;
    }
    close(open);
    return read;
  }

  /** By position and not by record: the last offsets may be transaction markers. */
  private void close(Map<TopicPartition, Extent> open) {
    Set<TopicPartition> read =
        open.entrySet().stream()
            .filter(entry -> consumer.position(entry.getKey()) >= entry.getValue().end())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    if (!read.isEmpty()) {
      open.keySet().removeAll(read);
      consumer.pause(read);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
