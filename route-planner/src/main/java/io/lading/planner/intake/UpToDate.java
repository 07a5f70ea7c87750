package io.lading.planner.intake;

import io.lading.core.consume.IntakeHealth;
import io.lading.core.consume.IntakeState;
import io.lading.core.consume.PartitionSituation;
import io.lading.core.consume.PositionDecision.Refuse;
import io.lading.core.consume.PositionRefusal;
import io.lading.core.consume.PositionRefusal.DatabaseBehind;
import io.lading.core.consume.PositionRule;
import io.lading.core.consume.StoredPosition;
import io.lading.core.consume.StoredPositions;
import io.lading.core.consume.TopicSurvey;
import io.lading.core.intake.PartitionRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was told before the planner began is taken in, by this process or another one of its
 * groups. Until it is, and while a topic is consumed no more, nothing may be planned and nobody
 * leaves: what was cancelled or delivered meanwhile would be shipped. Safe for use by many threads.
 */
public final class UpToDate {

  private final List<TopicSurvey> topics;
  private final StoredPositions positions;
  private final IntakeHealth intakes;
  private volatile @Nullable Beginning beginning;
  private volatile boolean reached;

  public UpToDate(List<TopicSurvey> topics, StoredPositions positions, IntakeHealth intakes) {
    this.topics = List.copyOf(topics);
    this.positions = positions;
    this.intakes = intakes;
  }

  /** Where the topics ended, and what no intake will accept. */
  private record Beginning(List<PartitionSituation> ends, List<String> refused) {}

  /** Thrown to people: nothing may run until the recovery procedure was followed. */
  public static final class DatabaseIsBehind extends IllegalStateException {
    DatabaseIsBehind(String message) {
      super(message);
    }
  }

  /**
   * Looks where the topics end. To be called before anything is published or consumed; may be
   * repeated.
   *
   * @throws DatabaseIsBehind it was restored to an earlier point than what its groups have consumed
   * @throws org.apache.kafka.common.KafkaException Kafka is away, or a topic not there: repeat
   * @throws io.lading.core.intake.StorageUnavailable repeat
   */
  public void begin() {
    List<PartitionSituation> ends =
        topics.stream().flatMap(topic -> topic.situations().stream()).toList();
    List<PositionRefusal> refusals = refusals(ends, stored());
    String behind = explained(refusals.stream().filter(DatabaseBehind.class::isInstance));
    if (!behind.isEmpty()) {
      throw new DatabaseIsBehind(
          "Nothing is published, planned or consumed with this database. " + behind);
    }
    reached = false;
    beginning = new Beginning(ends, refusals.stream().map(PositionRefusal::explanation).toList());
  }

  /** The positions are read after what Kafka was told of them, which follows them. */
  private static List<PositionRefusal> refusals(
      List<PartitionSituation> ends, Map<PartitionRef, StoredPosition> stored) {
    return ends.stream()
        .map(end -> PositionRule.decide(end, stored.get(end.partition())))
        .filter(Refuse.class::isInstance)
        .map(decision -> ((Refuse) decision).refusal())
        .toList();
  }

  private static String explained(Stream<PositionRefusal> refusals) {
    return refusals.map(PositionRefusal::explanation).collect(Collectors.joining("\n"));
  }

  private Map<PartitionRef, StoredPosition> stored() {
    Map<PartitionRef, StoredPosition> stored = new HashMap<>();
    for (TopicSurvey topic : topics) {
      stored.putAll(positions.stored(topic.settings().group(), topic.settings().topic()));
    }
    return stored;
  }

  /**
   * What is waited for; empty when planning may go on.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  public List<String> lacking() {
    List<String> stopped =
        intakes.states().entrySet().stream()
            .filter(topic -> topic.getValue() instanceof IntakeState.Stopped)
            .map(topic -> topic.getKey() + " is consumed no more")
            .toList();
    return stopped.isEmpty() ? behind() : stopped;
  }

  private List<String> behind() {
    Beginning begun = beginning;
    if (begun == null) {
      return List.of("the topics have not been looked at yet");
    }
    if (reached || !begun.refused().isEmpty()) {
      return begun.refused();
    }
    Map<PartitionRef, StoredPosition> stored = stored();
    List<String> behind =
        begun.ends().stream()
            .filter(end -> !isReached(end, stored.get(end.partition())))
            .map(end -> words(end, stored.get(end.partition())))
            .toList();
    reached = behind.isEmpty();
    return behind;
  }

  /** A partition that nothing was ever written to need not be claimed first. */
  static boolean isReached(PartitionSituation end, @Nullable StoredPosition stored) {
    return stored == null
        ? end.logEnd() == 0
        : stored.topicId().equals(end.topicId()) && stored.nextOffset() >= end.logEnd();
  }

  private static String words(PartitionSituation end, @Nullable StoredPosition stored) {
    return "partition %d of %s is taken in up to offset %d, at the start it ended at %d"
        .formatted(
            end.partition().partition(),
            end.partition().topic(),
            stored == null ? 0 : stored.nextOffset(),
            end.logEnd());
  }
}
