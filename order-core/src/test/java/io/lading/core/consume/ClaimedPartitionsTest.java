package io.lading.core.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionLost;
import io.lading.core.intake.PositionMove;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimedPartitionsTest {

  private static final UUID TOPIC = new UUID(1, 1);
  private static final PartitionRef ZERO = new PartitionRef("g", "t", 0);
  private static final PartitionRef ONE = new PartitionRef("g", "t", 1);

  private static final ToLongFunction<TopicPartition> NOTHING_MORE = _ -> -1;

  private final ClaimedPartitions claims = new ClaimedPartitions();

  @BeforeEach
  void twoPartitions() {
    claims.add(List.of(new Claim(ZERO, TOPIC, 7, 100, false), new Claim(ONE, TOPIC, 9, 0, false)));
  }

  @Test
  void eachPartitionOfAPollMovesBehindItsLastRecordOverTheGapsOfMarkers() {
    assertThat(
            claims.moves(
                List.of(record(0, 103), record(1, 0), record(0, 110), record(1, 1)), NOTHING_MORE))
        .containsExactlyInAnyOrder(
            new PositionMove(ZERO, 7, 100, 111), new PositionMove(ONE, 9, 0, 2));
  }

  @Test
  void aPollThatEndsWithMarkersMovesBehindThem() {
    assertThat(
            claims.moves(List.of(record(0, 100), record(1, 4)), p -> 5 + 100 * (1 - p.partition())))
        .containsExactlyInAnyOrder(
            new PositionMove(ZERO, 7, 100, 105), new PositionMove(ONE, 9, 0, 5));
  }

  @Test
  void markersAreJumpedWithoutRecordsToo() {
    assertThat(claims.moves(p -> p.partition() == 0 ? 103 : 0))
        .containsExactly(new PositionMove(ZERO, 7, 100, 103));
    assertThat(claims.moves(NOTHING_MORE)).isEmpty();
  }

  @Test
  void theNextMoveBeginsWhereTheLastEnded() {
    claims.moved(claims.moves(List.of(record(0, 100)), NOTHING_MORE));
    assertThat(claims.moves(List.of(record(0, 101)), NOTHING_MORE))
        .containsExactly(new PositionMove(ZERO, 7, 101, 102));
  }

  @Test
  void recordsOfAPartitionThatIsNotClaimedAreNotConsumed() {
    claims.drop(Set.of(new TopicPartition("t", 0)));
    assertThatThrownBy(() -> claims.moves(List.of(record(0, 100)), NOTHING_MORE))
        .isInstanceOf(PositionLost.class);
    assertThat(claims.missing(Set.of(new TopicPartition("t", 0), new TopicPartition("t", 1))))
        .containsExactly(new TopicPartition("t", 0));
  }

  @Test
  void recordsBeforeThePositionAreNotConsumedAgain() {
    assertThatThrownBy(() -> claims.moves(List.of(record(0, 99), record(0, 100)), NOTHING_MORE))
        .isInstanceOf(PositionLost.class);
  }

  @Test
  void aTopicMadeAnewIsNoticed() {
    assertThat(claims.areOf(TOPIC)).isTrue();
    assertThat(claims.areOf(new UUID(1, 2))).isFalse();
  }

  private static ConsumerRecord<byte[], byte[]> record(int partition, long offset) {
    return new ConsumerRecord<>("t", partition, offset, new byte[0], new byte[0]);
  }
}
