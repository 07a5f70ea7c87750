package io.lading.planner.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says loudly where a topic keeps records for longer than the planner remembers what they did. */
public final class TopicRetention {

  private static final Logger LOG = LoggerFactory.getLogger(TopicRetention.class);
  private static final int ANSWER_MILLIS = 5_000;

  private final Map<String, Object> connection;
  private final List<String> topics;
  private final Duration remembered;
  private volatile List<String> findings = List.of();

  /** {@code remembered}: how long what ended is kept. */
  public TopicRetention(Map<String, Object> connection, List<String> topics, Duration remembered) {
    this.connection = Map.copyOf(connection);
    this.topics = List.copyOf(topics);
    this.remembered = remembered;
  }

  /** What somebody should change; it keeps nobody from working. */
  public List<String> findings() {
    return findings;
  }

  /** Throws KafkaException while a topic is missing or Kafka is away. */
  public void look() {
    try (Admin admin = Admin.create(configuration())) {
      findings = topics.stream().flatMap(topic -> finding(admin, topic).stream()).toList();
    }
    findings.forEach(LOG::warn);
  }

  private Map<String, Object> configuration() {
    Map<String, Object> all = new HashMap<>(connection);
    all.keySet().retainAll(AdminClientConfig.configNames());
    all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    return all;
  }

  private Optional<String> finding(Admin admin, String topic) {
    try {
      return finding(topic, kept(config(admin, topic)));
    } catch (AuthorizationException refused) {
      return Optional.of(
          "How long %s keeps records could not be read: %s".formatted(topic, refused.getMessage()));
    }
  }

  private Optional<String> finding(String topic, long millis) {
    if (millis >= 0 && millis <= remembered.toMillis()) {
      return Optional.empty();
    }
    return Optional.of(
        ("%s keeps records %s, but what ended is remembered for %s: a replay would plan and ship"
                + " what was delivered long ago. Lower its retention.ms or raise"
                + " lading.planner.past.retention")
            .formatted(
                topic, millis < 0 ? "for ever" : "for " + Duration.ofMillis(millis), remembered));
  }

  /** Milliseconds; below 0: for ever. */
  private static long kept(Config config) {
    boolean deletes = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains("delete");
    return deletes ? Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value()) : -1;
  }

  private static Config config(Admin admin, String topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    KafkaFuture<Config> answer = admin.describeConfigs(List.of(resource)).values().get(resource);
    try {
      if (answer == null) {
        throw new KafkaException("no answer about " + topic);
      }
      return answer.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof KafkaException cause
          ? cause
          : new KafkaException(failed.getCause());
    } catch (InterruptedException stopped) {
      throw new InterruptException(stopped);
    }
  }
}
