package io.lading.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.traffic.MalformedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Malformed messages as they are sent, and as they are found among the dead letters. */
final class DeadLetters {

  private static final String NAME = "test-name";

  private DeadLetters() {}

  /** partition: null: of its key. */
  static ProducerRecord<byte[], byte[]> record(
      String topic, @Nullable Integer partition, MalformedMessages.Message message) {
    var record =
        new ProducerRecord<byte[], byte[]>(topic, partition, message.key(), message.value());
    message.headers().forEach((name, value) -> record.headers().add(name, value));
    record.headers().add(NAME, message.name().getBytes(UTF_8));
    return record;
  }

  static String name(ConsumerRecord<byte[], byte[]> letter) {
    return header(letter, NAME);
  }

  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  /** Bytes untouched, with the code it had to get. */
  static void isAsItCame(
      ConsumerRecord<byte[], byte[]> letter, MalformedMessages.Message original) {
    assertThat(letter.value()).as(original.name()).isEqualTo(original.value());
    assertThat(letter.key()).isEqualTo(original.key());
    assertThat(header(letter, "lading-error-code")).as(original.name()).isEqualTo(original.code());
    original
        .headers()
        .forEach(
            (name, value) ->
                assertThat(letter.headers().lastHeader(name).value()).as(name).isEqualTo(value));
  }
}
