package io.lading.traffic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A message to publish. {@code number}: its place in the stream, from 0 (for a message read from a
 * file: its line). Arrays are not copied: do not change them.
 */
public record TrafficMessage(
    long number,
    Intent intent,
    String topic,
    String key,
    List<Header> headers,
    byte @Nullable [] value) {

  /** The record for a producer with byte array serializers; the broker chooses nothing. */
  public ProducerRecord<byte[], byte[]> toRecord() {
    return new ProducerRecord<>(
        topic, null, null, key.getBytes(StandardCharsets.UTF_8), value, headers);
  }
}
