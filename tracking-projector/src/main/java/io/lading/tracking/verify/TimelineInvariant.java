package io.lading.tracking.verify;

import io.lading.core.model.LgOrderCode;
import io.lading.core.verify.Finding;
import io.lading.core.verify.Offences;
import io.lading.core.verify.Report;
import io.lading.tracking.timeline.TimelineEntry;
import io.lading.tracking.verify.postgres.TimelineSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Invariant 6: the time line is what folding the status topic anew makes of it, up to where the
 * projector was in the snapshot. Changes and blocks nothing, and holds no snapshot while it reads
 * what may be a big topic; works on a live or a broken system.
 */
public final class TimelineInvariant {

  private static final String SAME = "6 the time line is the fold of its topic";
  private static final String HEADS = "6 heads agree with their events";
  private static final String GAPS = "6 every gap is known";
  private static final String COMPLETE = "6 no event is missing";

  private final DataSource database;
  private final String consumerGroup;
  private final String topic;

  /** {@code database}: connections of the role lading_verify. */
  public TimelineInvariant(DataSource database, String consumerGroup, String topic) {
    this.database = database;
    this.consumerGroup = consumerGroup;
    this.topic = topic;
  }

  /**
   * Reads the topic whole.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot be asked
   * @throws org.apache.kafka.common.KafkaException Kafka cannot be asked
   */
  public Report check(String bootstrapServers) {
    return check(Map.of("bootstrap.servers", bootstrapServers));
  }

  /**
   * As above; {@code kafka}: client settings: the brokers, security. What was consumed is read
   * before the snapshot is taken, the rest while it is held: of a live projector, seconds.
   */
  public Report check(Map<String, Object> kafka) {
    var topicFold = new TopicFold(kafka, topic, consumed());
    try (var snapshot = TimelineSnapshot.of(database)) {
      topicFold.readRest(snapshot.positions(consumerGroup, topic));
      List<Finding> findings = new ArrayList<>();
      findings.add(same(snapshot, topicFold));
      findings.add(snapshot.heads(HEADS, LgOrderCode::of));
      findings.add(snapshot.gaps(GAPS, LgOrderCode::of));
      findings.add(snapshot.complete(COMPLETE, LgOrderCode::of));
      return new Report(findings);
    }
  }

  private Map<Integer, Long> consumed() {
    try (var snapshot = TimelineSnapshot.of(database)) {
      return snapshot.positions(consumerGroup, topic);
    }
  }

  private static Finding same(TimelineSnapshot snapshot, TopicFold topic) {
    var offences = new Offences(SAME);
    var projected = new Fold();
    snapshot.entries(
        entry -> {
          if (topic.required().of(entry.orderId()).covers(entry.sequence())) {
            projected.add(entry);
          } else if (!isExcused(entry, topic)) {
            offences.add(
                LgOrderCode.of(entry.orderId()),
                "event %d is on the time line, but not on the topic".formatted(entry.sequence()));
          }
        });
    topic.required().forEach((orderId, span) -> compare(orderId, span, projected, offences));
    return offences.finding(topic.events());
  }

  /** Projected after the snapshot's positions were read back, or dropped from the topic since. */
  private static boolean isExcused(TimelineEntry entry, TopicFold topic) {
    Fold.Span span = topic.required().of(entry.orderId());
    boolean before = span.events() == 0 || entry.sequence() < span.first();
    return entry.sequence() > span.last() && entry.sequence() <= topic.last(entry.orderId())
        || before && topic.isTrimmed();
  }

  private static void compare(long orderId, Fold.Span expected, Fold projected, Offences offences) {
    Fold.Span actual = projected.of(orderId);
    if (actual.events() != expected.events()) {
      offences.add(
          LgOrderCode.of(orderId),
          "the topic has %d events from %d to %d, the time line %d of them"
              .formatted(expected.events(), expected.first(), expected.last(), actual.events()));
    } else if (actual.digest() != expected.digest()) {
      offences.add(
          LgOrderCode.of(orderId),
          "an event says something else on the time line than on the topic");
    }
  }
}
