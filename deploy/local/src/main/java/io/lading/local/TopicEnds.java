package io.lading.local;

import io.lading.engines.process.EngineFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far topics go, and how far groups say that they have read them. */
record TopicEnds(Admin admin) {
  private static final long SECONDS = 30;

  /** The sum of the end offsets of all partitions. */
  long end(String topic) {
    return ends(topic).values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
  }

  /** How many records of the topic the group has not committed yet. */
  long lag(String group, String topic) {
    var committed = done(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    long lag = 0;
    for (var end : ends(topic).entrySet()) {
      var offset = committed.get(end.getKey());
      lag += end.getValue().offset() - (offset == null ? 0 : offset.offset());
    }
    return lag;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(String topic) {
    Map<TopicPartition, OffsetSpec> latest =
        done(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
            .flatMap(description -> description.partitions().stream())
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    return done(admin.listOffsets(latest).all());
  }

  private static <T> T done(KafkaFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new EngineFailure("Kafka does not answer: " + failed.getMessage(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EngineFailure("interrupted while asking Kafka", interrupted);
    }
  }
}
