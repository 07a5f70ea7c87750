package io.lading.tracking.operations.kafka;

import io.lading.tracking.operations.Figure;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * What the brokers said at one look. Positions are asked for before the ends, so that a group that
 * keeps up is not told to be ahead.
 */
record BrokerLook(
    Map<String, Figure<Map<TopicPartition, Long>>> positions,
    Map<String, Figure<List<Extent>>> extents) {

  /** {@code topics}: beside those that the groups consume. */
  static BrokerLook at(Admin admin, List<String> groups, List<String> topics) {
    Map<String, Figure<Map<TopicPartition, Long>>> positions = new Positions(admin).of(groups);
    Set<String> all = new HashSet<>(topics);
    positions.values().forEach(told -> told.map(its -> all.addAll(topics(its))));
    return new BrokerLook(positions, new Extents(admin).of(all));
  }

  private static Set<String> topics(Map<TopicPartition, Long> positions) {
    return positions.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
  }

  /** A partition of its topics where the group has told nothing is to be consumed whole. */
  Figure<Long> lag(String group) {
    return positions
        .getOrDefault(group, Answer.unasked())
        .flatMap(
            told ->
                sum(
                    topics(told).stream()
                        .map(topic -> extents(topic).map(its -> lag(told, its)))
                        .toList()));
  }

  private static long lag(Map<TopicPartition, Long> told, List<Extent> extents) {
    return extents.stream()
        .mapToLong(extent -> extent.after(told.getOrDefault(extent.partition(), 0L)))
        .sum();
  }

  Figure<Long> kept(String topic) {
    return extents(topic).map(its -> its.stream().mapToLong(Extent::size).sum());
  }

  private Figure<List<Extent>> extents(String topic) {
    return extents.getOrDefault(topic, Answer.unasked());
  }

  private static Figure<Long> sum(List<Figure<Long>> parts) {
    return parts.stream()
        .reduce(
            new Figure.Known<>(0L),
            (one, other) -> one.flatMap(sum -> other.map(more -> sum + more)));
  }
}
