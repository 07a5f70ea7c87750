package io.lading.ingest.wiring;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** What every Kafka client of this service shares: where the brokers are, and security. */
final class KafkaConnection {

  private KafkaConnection() {}

  static Map<String, Object> of(IngestSettings.Kafka kafka) {
    Map<String, Object> all = new HashMap<>(kafka.client());
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    return all;
  }
}
