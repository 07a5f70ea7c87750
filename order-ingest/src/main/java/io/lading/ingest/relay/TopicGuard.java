package io.lading.ingest.relay;

import io.lading.core.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
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
  private static final int ANSWER_MILLIS = 5_000;

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
    try (Admin admin = Admin.create(configuration())) {
      List<String> missing =
          Stream.concat(outputs().stream(), compacted.stream())
              .filter(name -> isMissing(admin, name))
              .toList();
      if (!missing.isEmpty()) {
        throw new KafkaException(
            "Nothing can be published before these topics are made: " + String.join(", ", missing));
      }
      findings = compare(admin);
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

  private List<String> outputs() {
    Stream<String> ours = Stream.of(Topics.ORDER_STATUS, Topics.ORDER_REJECTIONS);
    return Stream.concat(ours, inputs.stream().map(Topics::deadLettersOf)).toList();
  }

  private static boolean isMissing(Admin admin, String topic) {
    var description = admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
    try {
      return answer(description) == null;
    } catch (UnknownTopicOrPartitionException notThere) {
      return true;
    }
  }

  private List<String> compare(Admin admin) {
    List<String> found = new ArrayList<>();
    Map<String, Config> known = new HashMap<>();
    for (String topic : all()) {
      try {
        Config config = config(admin, topic);
        known.put(topic, config);
        add(found, finding(topic, config));
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

  private @Nullable String finding(String topic, Config config) {
    if (compacted.contains(topic)) {
      return compacted(topic, config);
    }
    return inputs.contains(topic) ? input(topic, config) : output(topic, config);
  }

  private static void add(List<String> found, @Nullable String finding) {
    if (finding != null) {
      found.add(finding);
    }
  }

  private @Nullable String input(String topic, Config config) {
    Kept kept = Kept.by(config);
    return kept.isWithin(bounds.identities())
        ? null
        : ("%s keeps messages %s, but identities are remembered for %s: a replay would"
                + " announce old refusals again. Lower its retention.ms or raise"
                + " lading.identities.retention")
            .formatted(topic, kept, bounds.identities());
  }

  private @Nullable String output(String topic, Config config) {
    Kept kept = Kept.by(config);
    return kept.isWithin(bounds.outbox())
        ? null
        : ("%s keeps records %s, but the outbox for %s: what a broker loses of older ones"
                + " cannot be published again. Lower its retention.ms or raise"
                + " lading.relay.chores.retention")
            .formatted(topic, kept, bounds.outbox());
  }

  private static @Nullable String compacted(String topic, Config config) {
    String policy = config.get("cleanup.policy").value();
    return policy.equals("compact")
        ? null
        : ("%s has cleanup.policy %s: who starts late does not find every order there. Set it to"
                + " compact")
            .formatted(topic, policy);
  }

  private static @Nullable String deadLetters(String input, Map<String, Config> known) {
    Config in = known.get(input);
    Config out = known.get(Topics.deadLettersOf(input));
    return in == null || out == null || limit(out) > limit(in)
        ? null
        : ("%s takes at most %d bytes, no more than its input: larger dead letters go"
                + " without their value. Raise its max.message.bytes")
            .formatted(Topics.deadLettersOf(input), limit(out));
  }

  private @Nullable String batches(String topic, @Nullable Config config) {
    return config == null || limit(config) >= bounds.batchBytes()
        ? null
        : ("%s takes at most %d bytes, less than a batch of the relay: publishing stutters. Raise"
                + " its max.message.bytes or lower lading.relay.producer.batch")
            .formatted(topic, limit(config));
  }

  private static long limit(Config config) {
    return Long.parseLong(config.get("max.message.bytes").value());
  }

  private static Config config(Admin admin, String topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return answer(admin.describeConfigs(List.of(resource)).values().get(resource));
  }

  private static <T> T answer(@Nullable KafkaFuture<T> future) {
    if (future == null) {
      throw new KafkaException("no answer to what was asked");
    }
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof KafkaException cause
          ? cause
          : new KafkaException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException(stopped);
    }
  }

  /** How long a topic keeps a record; millis below 0: for ever. */
  private record Kept(long millis) {

    static Kept by(Config config) {
      boolean deletes = config.get("cleanup.policy").value().contains("delete");
      return new Kept(deletes ? Long.parseLong(config.get("retention.ms").value()) : -1);
    }

    boolean isWithin(Duration bound) {
      return millis >= 0 && millis <= bound.toMillis();
    }

    @Override
    public String toString() {
      return millis < 0 ? "for ever" : "for " + Duration.ofMillis(millis);
    }
  }
}
