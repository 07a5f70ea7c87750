package io.lading.core.consume;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.MessageHeader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;

/** What a poll of Kafka's client brought, in our own words. */
public final class Polled {

  private static final long UNKNOWN = -1;

  private Polled() {}

  static Set<TopicPartition> partitions(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> new TopicPartition(record.topic(), record.partition()))
        .collect(Collectors.toSet());
  }

  static List<IncomingMessage> messages(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(Polled::message).toList();
  }

  /** How far the client is: behind every record that it gave out, and behind what is none. */
  static ToLongFunction<TopicPartition> reached(Consumer<?, ?> consumer) {
    return partition -> {
      try {
        return consumer.position(partition, Duration.ZERO);
      } catch (TimeoutException | WakeupException notNow) {
        return UNKNOWN;
      }
    };
  }

  /** Without a copy of its bytes. */
  public static IncomingMessage message(ConsumerRecord<byte[], byte[]> record) {
    return new IncomingMessage(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        Arrays.stream(record.headers().toArray())
            .map(header -> new MessageHeader(header.key(), header.value()))
            .toList());
  }
}
