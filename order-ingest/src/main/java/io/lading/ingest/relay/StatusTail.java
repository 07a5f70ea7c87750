package io.lading.ingest.relay;

import io.lading.core.relay.BrokerUnavailable;
import io.lading.core.relay.Republish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The last records of each partition of the status topic. Republished ones do not count: they are
 * old. perPartition: how far back to look.
 */
public record StatusTail(Map<String, Object> connection, String topic, int perPartition) {

  /** How far back is far enough: a restore loses the latest records of a partition first. */
  public static final int USUAL = 1_000;

  private static final Pattern CODE = Pattern.compile("LG\\d{19}");
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration WITHIN = Duration.ofSeconds(30);

  public StatusTail {
    connection = Map.copyOf(connection);
  }

  /** The latest sequence of each order that was announced there. Throws BrokerUnavailable. */
  Map<Long, Integer> latestSequences() {
    try (var consumer =
        new KafkaConsumer<>(
            configuration(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return read(consumer);
    } catch (KafkaException away) {
      throw new BrokerUnavailable("could not read the tail of " + topic + ": " + away, away);
    }
  }

  private Map<String, Object> configuration() {
    Map<String, Object> all = new HashMap<>(connection);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return all;
  }

  private Map<Long, Integer> read(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    ends.forEach(
        (partition, end) ->
            consumer.seek(
                partition, Math.max(begins.getOrDefault(partition, 0L), end - perPartition)));
    return readUpTo(consumer, ends);
  }

  private Map<Long, Integer> readUpTo(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    Map<Long, Integer> latest = new HashMap<>();
    long deadline = System.nanoTime() + WITHIN.toNanos();
    while (!ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException("the end was not reached within " + WITHIN);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        note(record, latest);
      }
    }
    return latest;
  }

  private static void note(ConsumerRecord<byte[], byte[]> record, Map<Long, Integer> latest) {
    String code = text(record.key());
    Header sequence = record.headers().lastHeader("ce_sequence");
    if (record.headers().lastHeader(Republish.HEADER) == null
        && CODE.matcher(code).matches()
        && sequence != null) {
      latest.merge(Long.valueOf(code.substring(2)), number(sequence), Math::max);
    }
  }

  private static int number(Header sequence) {
    String text = text(sequence.value());
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
