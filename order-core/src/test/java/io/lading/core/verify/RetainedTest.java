package io.lading.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.verify.TopicLog.Extent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RetainedTest {

  private static final TopicPartition ZERO = new TopicPartition("t", 0);
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Retained retained = new Retained();

  @Test
  void whereNothingIsGoneEverythingCanBeMissed() {
    assertThat(retained.since(Map.of(ZERO, new Extent(0, 5)))).isEqualTo(Instant.MIN);
  }

  @Test
  void whatIsYoungerThanTheFirstRecordLeftCanBeMissed() {
    see(0, NOON);
    see(0, NOON.plusSeconds(9));
    see(1, NOON.plusSeconds(60));
    assertThat(retained.since(Map.of(ZERO, new Extent(3, 5), ONE, new Extent(7, 8))))
        .isEqualTo(NOON.plusSeconds(60).plus(Duration.ofHours(1)));
    assertThat(retained.since(Map.of(ZERO, new Extent(3, 5), ONE, new Extent(0, 8))))
        .isEqualTo(NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void whereNothingIsLeftNothingCanBeMissed() {
    assertThat(retained.since(Map.of(ZERO, new Extent(5, 5)))).isEqualTo(Instant.MAX);
  }

  private void see(int partition, Instant at) {
    retained.see(
        new ConsumerRecord<>(
            "t",
            partition,
            0,
            at.toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            new byte[0],
            new byte[0],
            new RecordHeaders(),
            Optional.empty()));
  }
}
