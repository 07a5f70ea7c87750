package io.lading.core.consume;

import io.lading.core.intake.PartitionRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Asks with an admin client. Safe for use by many threads. */
final class KafkaTopicWatch implements TopicWatch {

  private final Admin admin;
  private final String group;
  private final String topic;

  KafkaTopicWatch(Admin admin, String group, String topic) {
    this.admin = admin;
    this.group = group;
    this.topic = topic;
  }

  @Override
  public UUID topicId() {
    Uuid id = description().topicId();
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private TopicDescription description() {
    return Answer.of(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
  }

  /** Of every partition there is. */
  List<PartitionSituation> all() {
    return situations(
        description().partitions().stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
  }

  @Override
  public List<PartitionSituation> situations(Collection<TopicPartition> partitions) {
    UUID topicId = topicId();
    Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, OffsetAndMetadata> committed =
        Answer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return partitions.stream()
        .map(
            partition ->
                new PartitionSituation(
                    new PartitionRef(group, topic, partition.partition()),
                    topicId,
                    committed(committed.get(partition)),
                    offsetOf(starts, partition),
                    offsetOf(ends, partition)))
        .toList();
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Collection<TopicPartition> partitions, OffsetSpec spec) {
    return Answer.of(
        admin
            .listOffsets(
                partitions.stream()
                    .collect(Collectors.toMap(Function.identity(), partition -> spec)))
            .all());
  }

  private static long offsetOf(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
    ListOffsetsResultInfo info = offsets.get(partition);
    if (info == null) {
      throw new KafkaException("No offset of " + partition + " in the answer");
    }
    return info.offset();
  }

  private static @Nullable CommittedOffset committed(@Nullable OffsetAndMetadata offset) {
    return offset == null ? null : new CommittedOffset(offset.offset(), offset.metadata());
  }
}
