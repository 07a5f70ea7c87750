package io.lading.core.consume;

import io.lading.core.intake.PartitionRef;

/** The words that tell an operator how to go on. */
final class Remedy {

  private Remedy() {}

  static String name(PartitionRef partition) {
    return "Partition %d of %s".formatted(partition.partition(), partition.topic());
  }

  static String reset(PartitionRef partition, String target) {
    return "To go on (what is known already changes nothing again), stop the service and run: kafka-consumer-groups --bootstrap-server <broker> --group %s --topic %s:%d --reset-offsets %s --execute"
        .formatted(partition.consumerGroup(), partition.topic(), partition.partition(), target);
  }
}
