package io.lading.core.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lading.core.consume.PositionDecision.Continue;
import io.lading.core.consume.PositionDecision.Obey;
import io.lading.core.consume.PositionDecision.Refuse;
import io.lading.core.consume.PositionRefusal.BeyondLogEnd;
import io.lading.core.consume.PositionRefusal.DatabaseBehind;
import io.lading.core.consume.PositionRefusal.NoSuchOffset;
import io.lading.core.consume.PositionRefusal.PassedByRetention;
import io.lading.core.consume.PositionRefusal.TopicRecreated;
import io.lading.core.intake.PartitionRef;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule as a table; the log holds the offsets 100 to 200 (the next) throughout. */
class PositionRuleTest {

  private static final PartitionRef PARTITION = new PartitionRef("group", "topic", 3);
  private static final UUID TOPIC = new UUID(1, 1);
  private static final UUID OLD_TOPIC = new UUID(1, 2);

  static Stream<Arguments> table() {
    return Stream.of(
        arguments("first start: the first record", null, null, go(100)),
        arguments("first start, operator's offset", by("", 150), null, obey(150)),
        arguments("other database: our mark is ahead", ours(150), null, behind(100, 150)),
        arguments("first claim, mark at the start", ours(100), null, go(100)),
        arguments("restart, Kafka told", ours(150), at(150), go(150)),
        arguments("restart, Kafka not told yet", ours(140), at(150), go(150)),
        arguments("restart, offsets expired in Kafka", null, at(150), go(150)),
        arguments("everything consumed", ours(200), at(200), go(200)),
        arguments("at the log start", ours(100), at(100), go(100)),
        arguments("restored database", ours(180), at(150), behind(150, 180)),
        arguments("operator goes back", by("", 120), at(150), obey(120)),
        arguments("operator goes ahead", by("", 180), at(150), obey(180)),
        arguments("operator stays", by("", 150), at(150), obey(150)),
        arguments("another tool's metadata", by("tool", 120), at(150), obey(120)),
        arguments("operator asks for what is gone", by("", 99), at(150), none(99)),
        arguments("operator asks for the future", by("", 201), at(150), none(201)),
        arguments("passed by retention", ours(99), at(99), passed(99)),
        arguments("passed, operator decided", by("", 100), at(99), obey(100)),
        arguments("log truncated", ours(201), at(201), beyond(201)),
        arguments("log truncated, operator decided", by("", 200), at(201), obey(200)),
        arguments("recreated topic", null, old(150), recreated(150)),
        arguments("recreated, operator decided", by("", 100), old(150), obey(100)),
        arguments("recreated and shorter", null, old(500), recreated(500)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void everySituationHasOneDecision(
      String situation,
      @Nullable CommittedOffset committed,
      @Nullable StoredPosition stored,
      PositionDecision expected) {
    assertThat(PositionRule.decide(now(committed), stored)).as(situation).isEqualTo(expected);
  }

  @Test
  void everyRefusalTellsTheOperatorWhatToRun() {
    Stream.of(passed(1), beyond(900), recreated(5), behind(1, 2), none(7))
        .map(decision -> ((Refuse) decision).refusal())
        .forEach(
            refusal ->
                assertThat(refusal.explanation())
                    .startsWith("Partition 3 of topic ")
                    .contains("kafka-consumer-groups", "--group group --topic topic:3"));
  }

  private static PartitionSituation now(@Nullable CommittedOffset committed) {
    return new PartitionSituation(PARTITION, TOPIC, committed, 100, 200);
  }

  private static CommittedOffset ours(long offset) {
    return new CommittedOffset(offset, OffsetMark.TEXT);
  }

  private static CommittedOffset by(String metadata, long offset) {
    return new CommittedOffset(offset, metadata);
  }

  private static StoredPosition at(long offset) {
    return new StoredPosition(TOPIC, offset);
  }

  private static StoredPosition old(long offset) {
    return new StoredPosition(OLD_TOPIC, offset);
  }

  private static PositionDecision go(long offset) {
    return new Continue(offset);
  }

  private static PositionDecision obey(long offset) {
    return new Obey(offset);
  }

  private static PositionDecision none(long offset) {
    return new Refuse(new NoSuchOffset(PARTITION, offset, 100, 200));
  }

  private static PositionDecision passed(long offset) {
    return new Refuse(new PassedByRetention(PARTITION, offset, 100));
  }

  private static PositionDecision beyond(long offset) {
    return new Refuse(new BeyondLogEnd(PARTITION, offset, 200));
  }

  private static PositionDecision recreated(long offset) {
    return new Refuse(new TopicRecreated(PARTITION, OLD_TOPIC, TOPIC, offset));
  }

  private static PositionDecision behind(long stored, long committed) {
    return new Refuse(new DatabaseBehind(PARTITION, stored, committed));
  }
}
