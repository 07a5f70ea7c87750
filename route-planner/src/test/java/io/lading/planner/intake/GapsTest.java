package io.lading.planner.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.consume.PartitionSituation;
import io.lading.core.consume.StoredPosition;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.StatusChanged;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.StorageUnavailable;
import io.lading.planner.StatusEvents;
import io.lading.planner.parcel.ParcelLedger;
import io.lading.planner.parcel.StatusPoll;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GapsTest {

  private static final UUID TOPIC = UUID.randomUUID();
  private static final PartitionRef OLD = new PartitionRef("planner", "status", 0);
  private static final PartitionRef ADDED = new PartitionRef("planner", "status", 1);

  private final Map<PartitionRef, Long> ends = new HashMap<>(Map.of(OLD, 10L, ADDED, 5L));
  private final Map<PartitionRef, StoredPosition> takenIn = new HashMap<>();
  private final Kept kept = new Kept();
  private final Gaps gaps =
      new Gaps(
          this::situations, () -> takenIn, kept, Duration.ofSeconds(10), new SimpleMeterRegistry());
  private boolean away;

  @Test
  void aGapIsPassedOnceEveryPartitionIsTakenInToWhereItEndedThen() {
    kept.then = Instant.ofEpochSecond(3);
    takenIn(OLD, 4);
    takenIn(ADDED, 5);
    assertThat(gaps.runOnce()).isZero();
    ends.put(OLD, 20L);
    takenIn(OLD, 9);
    assertThat(gaps.runOnce()).isZero();
    assertThat(kept.passed).isEmpty();
    takenIn(OLD, 10);
    assertThat(gaps.runOnce()).isEqualTo(1);
    assertThat(kept.passed).containsExactly(Instant.ofEpochSecond(3));
  }

  @Test
  void aPartitionThatNobodyHasClaimedIsNotTakenIn() {
    kept.then = Instant.ofEpochSecond(3);
    takenIn(OLD, 10);
    assertThat(gaps.runOnce()).isZero();
    ends.put(ADDED, 0L);
    assertThat(gaps.runOnce()).isZero();
    takenIn(ADDED, 5);
    assertThat(gaps.runOnce()).isEqualTo(1);
  }

  @Test
  void whatComesAfterTheLookWaitsForTheNext() {
    kept.then = Instant.ofEpochSecond(3);
    takenIn(OLD, 4);
    takenIn(ADDED, 5);
    gaps.runOnce();
    kept.then = Instant.ofEpochSecond(8);
    ends.put(OLD, 20L);
    takenIn(OLD, 10);
    assertThat(gaps.runOnce()).isEqualTo(1);
    assertThat(gaps.runOnce()).isZero();
    assertThat(gaps.runOnce()).isZero();
    takenIn(OLD, 20);
    assertThat(gaps.runOnce()).isEqualTo(1);
    assertThat(kept.passed)
        .containsExactly(
            Instant.ofEpochSecond(3), Instant.ofEpochSecond(3), Instant.ofEpochSecond(8));
  }

  @Test
  void nobodyLooksAtTheTopicWhereNothingIsKept() {
    away = true;
    assertThat(gaps.runOnce()).isZero();
    assertThat(kept.passed).isEmpty();
  }

  @Test
  void whileKafkaIsAwayNothingIsPassedAndHealthIsTold() {
    kept.then = Instant.ofEpochSecond(3);
    takenIn(OLD, 10);
    takenIn(ADDED, 5);
    away = true;
    assertThatThrownBy(gaps::runOnce)
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("Kafka is away");
    assertThat(kept.passed).isEmpty();
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

    private static final StatusChanged EVENT = StatusEvents.order(7, 3, OrderStatus.CANCELLED);

    private final List<Instant> passed = new ArrayList<>();
    private @Nullable Instant then;
    private Instant done = Instant.EPOCH;

    @Override
    public int record(StatusPoll poll) {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Instant earlyFor(Duration patience) {
      return then != null && then.isAfter(done) ? then : null;
    }

    @Override
    public List<StatusChanged> passGaps(Instant until) {
      passed.add(until);
      List<StatusChanged> events = done.isBefore(until) ? List.of(EVENT) : List.of();
      done = until;
      return events;
    }
  }
}
