package io.lading.core.consume;

import static java.util.Objects.requireNonNull;

import io.lading.core.intake.PartitionRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
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
    Uuid id = get(requireNonNull(description())).topicId();
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private @Nullable KafkaFuture<TopicDescription> description() {
    return admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
  }

  /** Of every partition there is. */
  List<PartitionSituation> all() {
    return situations(
        get(requireNonNull(description())).partitions().stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
  }

  @Override
  public List<PartitionSituation> situations(Collection<TopicPartition> partitions) {
    UUID topicId = topicId();
    Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, OffsetAndMetadata> committed =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
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
    return get(
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

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known
          ? known
          : new KafkaException("The broker could not be asked", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
