package io.lading.tracking.operations.kafka;

import io.lading.tracking.operations.Figure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far groups have told that they are, asked of all of them together. */
record Positions(Admin admin) {

  /** By group and partition. A group that has told nothing is unknown, not at the beginning. */
  Map<String, Figure<Map<TopicPartition, Long>>> of(List<String> groups) {
    ListConsumerGroupOffsetsResult asked =
        admin.listConsumerGroupOffsets(
            groups.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(), _ -> new ListConsumerGroupOffsetsSpec())));
    Map<String, Figure<Map<TopicPartition, Long>>> positions = new HashMap<>();
    for (String group : groups) {
      positions.put(
          group,
          Answer.of(asked.partitionsToOffsetAndMetadata(group), Positions::offsets)
              .flatMap(Positions::demandSome));
    }
    return positions;
  }

  /** Without those that the brokers know of, and for which nothing was committed. */
  private static Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetAndMetadata> told) {
    Map<TopicPartition, Long> offsets = new HashMap<>(told.size());
    told.forEach(
        (partition, committed) -> {
          if (committed != null) {
            offsets.put(partition, committed.offset());
          }
        });
    return offsets;
  }

  private static Figure<Map<TopicPartition, Long>> demandSome(Map<TopicPartition, Long> offsets) {
    return offsets.isEmpty()
        ? new Figure.Unknown<>(Figure.Reason.NO_POSITION, "the group has committed no offset")
        : new Figure.Known<>(offsets);
  }
}
