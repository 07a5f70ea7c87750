package io.lading.planner.intake;

import io.lading.core.consume.TopicDesk;
import io.lading.core.consume.TopicTerms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says loudly where a topic keeps records for longer than the planner remembers what they did. */
public final class TopicRetention {

  private static final Logger LOG = LoggerFactory.getLogger(TopicRetention.class);

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
    try (var desk = new TopicDesk(connection)) {
      findings = topics.stream().flatMap(topic -> finding(desk, topic).stream()).toList();
    }
    findings.forEach(LOG::warn);
  }

  private Optional<String> finding(TopicDesk desk, String topic) {
    try {
      return finding(topic, desk.terms(topic));
    } catch (AuthorizationException refused) {
      return Optional.of(
          "How long %s keeps records could not be read: %s".formatted(topic, refused.getMessage()));
    }
  }

  private Optional<String> finding(String topic, TopicTerms terms) {
    if (terms.keepsNothingLongerThan(remembered)) {
      return Optional.empty();
    }
    return Optional.of(
        ("%s keeps records %s, but what ended is remembered for %s: a replay would plan and ship"
                + " what was delivered long ago. Lower its retention.ms or raise"
                + " lading.planner.past.retention")
            .formatted(topic, terms.kept(), remembered));
  }
}
