package io.lading.planner.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.consume.PartitionSituation;
import io.lading.core.consume.StoredPosition;
import io.lading.core.intake.PartitionRef;
import io.lading.planner.parcel.ParcelLedger;
import io.lading.planner.parcel.StatusPoll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class GapsTest {

  private static final UUID TOPIC = UUID.randomUUID();
  private static final PartitionRef OLD = new PartitionRef("planner", "status", 0);
  private static final PartitionRef ADDED = new PartitionRef("planner", "status", 1);

  private final Map<PartitionRef, Long> ends = new HashMap<>(Map.of(OLD, 10L, ADDED, 5L));
  private final Map<PartitionRef, StoredPosition> takenIn = new HashMap<>();
  private final Kept kept = new Kept();
  private final Gaps gaps = new Gaps(this::situations, () -> takenIn, kept, Duration.ofSeconds(10));
  private boolean away;

  @Test
  void aGapIsPassedOnceEveryPartitionIsTakenInToWhereItEndedThen() {
    kept.newest = OptionalLong.of(3);
    takenIn(OLD, 4);
    takenIn(ADDED, 5);
    assertThat(gaps.runOnce()).isZero();
    ends.put(OLD, 20L);
    takenIn(OLD, 9);
    assertThat(gaps.runOnce()).isZero();
    assertThat(kept.passed).isEmpty();
    takenIn(OLD, 10);
    assertThat(gaps.runOnce()).isEqualTo(1);
    assertThat(kept.passed).containsExactly(3L);
  }

  @Test
  void aPartitionThatNobodyHasClaimedIsNotTakenIn() {
    kept.newest = OptionalLong.of(3);
    takenIn(OLD, 10);
    assertThat(gaps.runOnce()).isZero();
    ends.put(ADDED, 0L);
    assertThat(gaps.runOnce()).isZero();
    takenIn(ADDED, 5);
    assertThat(gaps.runOnce()).isEqualTo(1);
  }

  @Test
  void whatComesAfterTheLookWaitsForTheNext() {
    kept.newest = OptionalLong.of(3);
    takenIn(OLD, 4);
    takenIn(ADDED, 5);
    gaps.runOnce();
    kept.newest = OptionalLong.of(8);
    ends.put(OLD, 20L);
    takenIn(OLD, 10);
    assertThat(gaps.runOnce()).isEqualTo(1);
    assertThat(gaps.runOnce()).isZero();
    assertThat(gaps.runOnce()).isZero();
    takenIn(OLD, 20);
    assertThat(gaps.runOnce()).isEqualTo(1);
    assertThat(kept.passed).containsExactly(3L, 3L, 8L);
  }

  @Test
  void nobodyLooksAtTheTopicWhereNothingIsKept() {
    away = true;
    assertThat(gaps.runOnce()).isZero();
    assertThat(kept.passed).isEmpty();
  }

  @Test
  void whileKafkaIsAwayNothingIsPassedAndNothingFails() {
    kept.newest = OptionalLong.of(3);
    takenIn(OLD, 10);
    takenIn(ADDED, 5);
    away = true;
    assertThat(gaps.runOnce()).isZero();
    away = false;
    assertThat(gaps.runOnce()).isEqualTo(1);
  }

  private List<PartitionSituation> situations() {
    if (away) {
      throw new TimeoutException("Kafka is away");
    }
    return ends.entrySet().stream()
        .map(end -> new PartitionSituation(end.getKey(), TOPIC, null, 0, end.getValue()))
        .toList();
  }

  private void takenIn(PartitionRef partition, long offset) {
    takenIn.put(partition, new StoredPosition(TOPIC, offset));
  }

  /** Has one event to pass at a time. */
  private static final class Kept implements ParcelLedger {

    private final List<Long> passed = new ArrayList<>();
    private OptionalLong newest = OptionalLong.empty();
    private long done;

    @Override
    public int record(StatusPoll poll) {
      throw new UnsupportedOperationException();
    }

    @Override
    public OptionalLong newestEarly(Duration patience) {
      return newest.isPresent() && newest.getAsLong() > done ? newest : OptionalLong.empty();
    }

    @Override
    public int passGaps(long upTo) {
      passed.add(upTo);
      int events = done < upTo ? 1 : 0;
      done = upTo;
      return events;
    }
  }
}
