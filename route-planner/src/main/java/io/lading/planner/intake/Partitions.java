package io.lading.planner.intake;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import java.util.List;

/** The partitions that move, by topic and number. */
final class Partitions {

  private Partitions() {}

  static PartitionRef of(IncomingMessage message, List<PositionMove> moves) {
    for (PositionMove move : moves) {
      PartitionRef partition = move.partition();
      if (partition.partition() == message.partition()
          && partition.topic().equals(message.topic())) {
        return partition;
      }
    }
    throw new IllegalArgumentException(
        "a record of " + message.topic() + " without a position that moves with it");
  }
}
