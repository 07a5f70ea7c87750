package io.lading.core.consume;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Settings of the Kafka clients: the operator's, then what correctness rests on. */
final class KafkaClients {

  private static final int ANSWER_MILLIS = 5_000;
  // A killed consumer's partitions wait this long for their next one: the least that brokers grant.
  private static final int SESSION_MILLIS = 6_000;
  private static final int HEARTBEAT_MILLIS = 1_500;
  private static final int FETCH_BYTES = 4 * 1024 * 1024;

  private KafkaClients() {}

  static Map<String, Object> consumer(Map<String, Object> kafka, IntakeSettings settings, int n) {
    Map<String, Object> all = new HashMap<>();
    all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
    all.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    all.putAll(kafka);
    all.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.group() + "-" + n);
    all.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.pollRecords());
    all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return all;
  }

  static Map<String, Object> admin(Map<String, Object> kafka, IntakeSettings settings) {
    Map<String, Object> all = admin(kafka);
    all.put(CommonClientConfigs.CLIENT_ID_CONFIG, settings.group() + "-admin");
    return all;
  }

  static Map<String, Object> admin(Map<String, Object> kafka) {
    Map<String, Object> all = new HashMap<>(kafka);
    all.keySet().retainAll(AdminClientConfig.configNames());
    all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    return all;
  }
}
