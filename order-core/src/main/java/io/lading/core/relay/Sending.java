package io.lading.core.relay;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Acknowledgements by the producer's callback. Its own future asks one after the other as often as
 * a batch was split, each on the stack of the one before, and may overflow it.
 */
public final class Sending {

  private Sending() {}

  /**
   * Completed by the producer's thread.
   *
   * @throws org.apache.kafka.common.KafkaException it cannot even be tried
   */
  public static CompletableFuture<RecordMetadata> send(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    var acknowledged = new CompletableFuture<RecordMetadata>();
    producer.send(
        record,
        (where, failure) -> {
          if (failure == null) {
            acknowledged.complete(where);
          } else {
            acknowledged.completeExceptionally(failure);
          }
        });
    return acknowledged;
  }
}
