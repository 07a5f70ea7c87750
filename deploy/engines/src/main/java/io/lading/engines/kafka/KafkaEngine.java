package io.lading.engines.kafka;

import io.lading.engines.process.EngineFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A Kafka broker, wherever it runs. Safe for several threads. */
public final class KafkaEngine implements AutoCloseable {
  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final String OURS = "lading.";
  private static final String OUR_GROUPS = "lading";

  private final String bootstrapServers;
  private final Admin admin;

  private KafkaEngine(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  public static KafkaEngine at(String bootstrapServers) {
    return new KafkaEngine(bootstrapServers);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** For everything that has no method here. Closed with this engine. */
  public Admin admin() {
    return admin;
  }

  public void createTopics(TopicSpec... topics) {
    createTopics(Arrays.asList(topics));
  }

  /**
   * Makes the topics that are missing; those that exist stay as they are. The controller is asked
   * which: the brokers may not have heard yet of what was just deleted or made. Returns when they
   * have.
   */
  public void createTopics(Collection<TopicSpec> topics) {
    var made =
        admin.createTopics(topics.stream().map(KafkaEngine::replicatedAsTheBrokerSays).toList());
    for (String name : made.values().keySet()) {
      try {
        awaitKnown(name, made.topicId(name).get(WITHIN.toMillis(), TimeUnit.MILLISECONDS));
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof TopicExistsException)) {
          throw new EngineFailure("cannot make " + name + ": " + failed.getCause(), failed);
        }
      } catch (TimeoutException late) {
        throw new EngineFailure("Kafka at " + bootstrapServers + " did not answer in time", late);
      } catch (InterruptedException interrupted) {
        throw interrupted(interrupted);
      }
    }
  }

  private void awaitKnown(String topic, Uuid id) {
    long deadline = System.nanoTime() + WITHIN.toNanos();
    while (!isKnown(topic, id)) {
      if (System.nanoTime() > deadline) {
        throw new EngineFailure("the broker does not learn of topic " + topic);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private boolean isKnown(String topic, Uuid id) {
    try {
      var described = admin.describeTopics(List.of(topic)).allTopicNames();
      var known = described.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS).get(topic);
      return known != null && id.equals(known.topicId());
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private static NewTopic replicatedAsTheBrokerSays(TopicSpec topic) {
    NewTopic made = new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty());
    return made.configs(topic.configuration());
  }

  /**
   * Those that are gone already are fine: the brokers may still list what the controller has
   * deleted.
   */
  public void deleteTopics(Collection<String> names) {
    admin.deleteTopics(names).topicNameValues().values().forEach(this::doneOrGone);
  }

  private void doneOrGone(Future<Void> deletion) {
    try {
      done(deletion);
    } catch (EngineFailure failed) {
      if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw failed;
      }
    }
  }

  /**
   * Deletes every topic whose name starts with {@code lading.} and every group without members
   * whose name starts with {@code lading}, then makes the given topics, empty: what a test class
   * starts from. What belongs to others is left alone.
   */
  public void cleanSlate(TopicSpec... topics) {
    Set<String> existing = done(admin.listTopics().names());
    deleteTopics(existing.stream().filter(name -> name.startsWith(OURS)).toList());
    deleteIdleGroups();
    createTopics(topics);
  }

  private void deleteIdleGroups() {
    Set<String> groups =
        done(admin.listGroups().all()).stream()
            .map(GroupListing::groupId)
            .filter(group -> group.startsWith(OUR_GROUPS))
            .collect(Collectors.toSet());
    for (Future<Void> deletion : admin.deleteConsumerGroups(groups).deletedGroups().values()) {
      try {
        deletion.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException stillHasMembers) {
        continue;
      } catch (InterruptedException interrupted) {
        throw interrupted(interrupted);
      }
    }
  }

  private <T> T done(Future<T> future) {
    try {
      return future.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new EngineFailure(
          "Kafka at " + bootstrapServers + ": " + failed.getCause(), failed.getCause());
    } catch (TimeoutException late) {
      throw new EngineFailure("Kafka at " + bootstrapServers + " did not answer in time", late);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private static EngineFailure interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new EngineFailure("interrupted while talking to Kafka", interrupted);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
