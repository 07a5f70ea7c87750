package io.lading.core.consume;

import io.lading.core.intake.PartitionRef;
import java.util.UUID;

/**
 * A partition that is ours until somebody claims it after us. obeyed: an operator's offset was
 * written to the database and Kafka must be told, with our mark, before anything is consumed.
 */
public record Claim(
    PartitionRef partition, UUID topicId, long epoch, long nextOffset, boolean obeyed) {

  Claim movedTo(long offset) {
    return new Claim(partition, topicId, epoch, offset, obeyed);
  }
}
