package io.lading.ingest.relay;

import io.lading.core.consume.TopicDesk;
import io.lading.core.consume.TopicTerms;
import io.lading.core.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Demands that every topic we publish to is there, before anything is published; and says loudly
 * where a topic keeps records for longer than we can answer for them.
 */
public final class TopicGuard {

  private static final Logger LOG = LoggerFactory.getLogger(TopicGuard.class);

  private final Map<String, Object> connection;
  private final List<String> inputs;
  private final Bounds bounds;
  private final List<String> compacted;
  private volatile List<String> findings = List.of();

  /** {@code compacted}: topics that we publish to and that keep the latest of each key. */
  public TopicGuard(
      Map<String, Object> connection, List<String> inputs, Bounds bounds, List<String> compacted) {
    this.connection = Map.copyOf(connection);
    this.inputs = List.copyOf(inputs);
    this.bounds = bounds;
    this.compacted = List.copyOf(compacted);
  }

  /**
   * outbox: how long published rows are kept; identities: how long input is remembered; batchBytes:
   * how much the relay sends at a time.
   */
  public record Bounds(Duration outbox, Duration identities, long batchBytes) {}

  /** What somebody should change; it keeps nobody from working. */
  public List<String> findings() {
    return findings;
  }

  /** Throws KafkaException while a topic is missing or Kafka is away. */
  public void look() {
    try (var desk = new TopicDesk(connection)) {
      List<String> missing =
          Stream.concat(outputs().stream(), compacted.stream()).filter(desk::isMissing).toList();
      if (!missing.isEmpty()) {
        throw new KafkaException(
            "Nothing can be published before these topics are made: " + String.join(", ", missing));
      }
      findings = compare(desk);
    }
    findings.forEach(LOG::warn);
  }

  private List<String> outputs() {
    Stream<String> ours = Stream.of(Topics.ORDER_STATUS, Topics.ORDER_REJECTIONS);
    return Stream.concat(ours, inputs.stream().map(Topics::deadLettersOf)).toList();
  }

  private List<String> compare(TopicDesk desk) {
    List<String> found = new ArrayList<>();
    Map<String, TopicTerms> known = new HashMap<>();
    for (String topic : all()) {
      try {
        TopicTerms terms = desk.terms(topic);
        known.put(topic, terms);
        add(found, finding(topic, terms));
      } catch (UnknownTopicOrPartitionException inputIsAwaited) {
        LOG.debug("{} is not there yet", topic);
      } catch (AuthorizationException refused) {
        found.add("The settings of " + topic + " could not be read: " + refused.getMessage());
      }
    }
    inputs.forEach(topic -> add(found, deadLetters(topic, known)));
    outputs().forEach(topic -> add(found, batches(topic, known.get(topic))));
    return List.copyOf(found);
  }

  private List<String> all() {
    return Stream.of(inputs, outputs(), compacted).flatMap(List::stream).toList();
  }

  private @Nullable String finding(String topic, TopicTerms terms) {
    if (compacted.contains(topic)) {
      return compacted(topic, terms);
    }
    return inputs.contains(topic) ? input(topic, terms) : output(topic, terms);
  }

  private static void add(List<String> found, @Nullable String finding) {
    if (finding != null) {
      found.add(finding);
    }
  }

  private @Nullable String input(String topic, TopicTerms terms) {
    return terms.keepsNothingLongerThan(bounds.identities())
        ? null
        : ("%s keeps messages %s, but identities are remembered for %s: a replay would"
                + " announce old refusals again. Lower its retention.ms or raise"
                + " lading.identities.retention")
            .formatted(topic, terms.kept(), bounds.identities());
  }

  private @Nullable String output(String topic, TopicTerms terms) {
    return terms.keepsNothingLongerThan(bounds.outbox())
        ? null
        : ("%s keeps records %s, but the outbox for %s: what a broker loses of older ones"
                + " cannot be published again. Lower its retention.ms or raise"
                + " lading.relay.chores.retention")
            .formatted(topic, terms.kept(), bounds.outbox());
  }

  private static @Nullable String compacted(String topic, TopicTerms terms) {
    return terms.cleanupPolicy().equals(TopicConfig.CLEANUP_POLICY_COMPACT)
        ? null
        : ("%s has cleanup.policy %s: who starts late does not find every order there. Set it to"
                + " compact")
            .formatted(topic, terms.cleanupPolicy());
  }

  private static @Nullable String deadLetters(String input, Map<String, TopicTerms> known) {
    TopicTerms in = known.get(input);
    TopicTerms out = known.get(Topics.deadLettersOf(input));
    return in == null || out == null || out.maxMessageBytes() > in.maxMessageBytes()
        ? null
        : ("%s takes at most %d bytes, no more than its input: larger dead letters go"
                + " without their value. Raise its max.message.bytes")
            .formatted(Topics.deadLettersOf(input), out.maxMessageBytes());
  }

  private @Nullable String batches(String topic, @Nullable TopicTerms terms) {
    return terms == null || terms.maxMessageBytes() >= bounds.batchBytes()
        ? null
        : ("%s takes at most %d bytes, less than a batch of the relay: publishing stutters. Raise"
                + " its max.message.bytes or lower lading.relay.producer.batch")
            .formatted(topic, terms.maxMessageBytes());
  }
}
