package io.lading.core.consume;

import io.lading.core.intake.PartitionRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka says of a partition when it is assigned. logStart is the first offset that still
 * exists, logEnd the one the next record will get.
 */
public record PartitionSituation(
    PartitionRef partition,
    UUID topicId,
    @Nullable CommittedOffset committed,
    long logStart,
    long logEnd) {

  boolean holds(long offset) {
    return logStart <= offset && offset <= logEnd;
  }
}
