package io.lading.tracking.operations.kafka;

import io.lading.tracking.operations.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** What topics keep, asked of all of them together. */
record Extents(Admin admin) {

  /** Of every partition of each topic, or why that is not known. */
  Map<String, Figure<List<Extent>>> of(Collection<String> topics) {
    Map<String, Figure<List<TopicPartition>>> partitions = partitions(topics);
    List<TopicPartition> all = new ArrayList<>();
    partitions.values().forEach(known -> known.map(all::addAll));
    ListOffsetsResult starts = offsets(all, OffsetSpec.earliest());
    ListOffsetsResult ends = offsets(all, OffsetSpec.latest());
    Map<String, Figure<List<Extent>>> extents = new HashMap<>();
    partitions.forEach(
        (topic, known) -> extents.put(topic, known.flatMap(its -> extents(its, starts, ends))));
    return extents;
  }

  private Map<String, Figure<List<TopicPartition>>> partitions(Collection<String> topics) {
    Map<String, Figure<List<TopicPartition>>> partitions = new HashMap<>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach((topic, asked) -> partitions.put(topic, Answer.of(asked, Extents::partitions)));
    return partitions;
  }

  private static List<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
        .toList();
  }

  private ListOffsetsResult offsets(List<TopicPartition> partitions, OffsetSpec spec) {
    return admin.listOffsets(
        partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> spec)));
  }

  private static Figure<List<Extent>> extents(
      List<TopicPartition> partitions, ListOffsetsResult starts, ListOffsetsResult ends) {
    Figure<List<Extent>> extents = new Figure.Known<>(List.of());
    for (TopicPartition partition : partitions) {
      Figure<Extent> next =
          offset(starts, partition)
              .flatMap(
                  start -> offset(ends, partition).map(end -> new Extent(partition, start, end)));
      extents = extents.flatMap(before -> next.map(extent -> with(before, extent)));
    }
    return extents;
  }

  private static Figure<Long> offset(ListOffsetsResult asked, TopicPartition partition) {
    return Answer.of(asked.partitionResult(partition), info -> info.offset());
  }

  private static List<Extent> with(List<Extent> before, Extent extent) {
    List<Extent> all = new ArrayList<>(before);
    all.add(extent);
    return all;
  }
}
