package io.lading.core.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the producers of the relay: idempotent, acknowledged by all replicas, and never giving up a
 * record, because a later record of the same order might arrive in its stead.
 */
public record ProducerSource(Map<String, Object> connection, RelaySettings.Producer settings)
    implements Supplier<Producer<byte[], byte[]>> {

  /** The first rejection of a quiet week must not hold up the status events behind it. */
  private static final Duration METADATA_IDLE = Duration.ofDays(30);

  public ProducerSource {
    connection = Map.copyOf(connection);
  }

  @Override
  public Producer<byte[], byte[]> get() {
    return new KafkaProducer<>(
        configuration(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Map<String, Object> configuration() {
    Map<String, Object> all = new HashMap<>(connection);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    all.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    all.put(ProducerConfig.LINGER_MS_CONFIG, settings.linger().toMillis());
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, (int) settings.batch().toBytes());
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, (int) settings.maxRequest().toBytes());
    all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.buffer().toBytes());
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression());
    all.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, METADATA_IDLE.toMillis());
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.maxBlock().toMillis());
    return all;
  }
}
