package io.lading.core.verify;

import io.lading.core.contract.Topics;
import io.lading.core.verify.postgres.ConsumedPositions;
import io.lading.core.verify.postgres.ConsumedPositions.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares how many records have an outcome with how many are in the log below the position. More
 * outcomes than records are replays. Fewer are records that an operator skipped, or that were lost:
 * nothing here can tell which, so a person must.
 */
final class ConsumedRecords {

  private static final String COUNTED = "8 every record below the position has an outcome";
  private static final String DRAINED = "8 every input record is consumed";

  /**
   * What the order centre itself reads, also where nobody has claimed it: a consumer that was
   * refused leaves no position. Beyond these a topic counts from when somebody has a position in
   * it; {@link Topics#FLEET_UPDATES} is the route planner's, which keeps positions of its own.
   */
  private static final Set<String> INPUTS =
      Set.of(Topics.TRADE_EVENTS, Topics.ORDER_UPDATES, Topics.INVENTORY_UPDATES);

  private List<Position> positions = List.of();
  private Map<TopicPartition, TopicLog.Extent> extents = Map.of();
  private final Map<TopicPartition, Long> counted = new HashMap<>();

  /** First: in the snapshot. */
  void expect(Connection snapshot) throws SQLException {
    positions = ConsumedPositions.in(snapshot);
  }

  /** Second: reads only partitions in which offsets alone do not settle it. */
  void read(TopicLog log) {
    Set<String> topics = positions.stream().map(Position::topic).collect(Collectors.toSet());
    topics.addAll(INPUTS);
    extents = log.extents(topics);
    Map<TopicPartition, TopicLog.Extent> unclear = new HashMap<>();
    for (Position position : positions) {
      TopicPartition partition = partition(position);
      TopicLog.Extent extent = extents.get(partition);
      if (extent != null && position.consumed() < position.nextOffset() - extent.begin()) {
        unclear.put(partition, new TopicLog.Extent(extent.begin(), position.nextOffset()));
      }
    }
    log.read(
        unclear,
        record ->
            counted.merge(new TopicPartition(record.topic(), record.partition()), 1L, Long::sum));
  }

  List<Finding> settle() {
    long consumed = positions.stream().mapToLong(Position::consumed).sum();
    long without = positions.stream().mapToLong(this::withoutOutcome).sum();
    long unconsumed = unconsumed();
    return List.of(
        finding(
            COUNTED, consumed, without, "have none: an operator skipped them, or they are lost"),
        finding(DRAINED, consumed, unconsumed, "are not consumed yet"));
  }

  private static Finding finding(String invariant, long checked, long open, String why) {
    return open == 0
        ? new Finding.Held(invariant, checked)
        : new Finding.Undecided(invariant, open, why);
  }

  private long withoutOutcome(Position position) {
    return Math.max(0, counted.getOrDefault(partition(position), 0L) - position.consumed());
  }

  private long unconsumed() {
    Map<TopicPartition, Long> reached = new HashMap<>();
    positions.forEach(
        position -> reached.merge(partition(position), position.nextOffset(), Math::min));
    return extents.entrySet().stream()
        .mapToLong(
            entry ->
                Math.max(
                    0,
                    entry.getValue().end()
                        - reached.getOrDefault(entry.getKey(), entry.getValue().begin())))
        .sum();
  }

  private static TopicPartition partition(Position position) {
    return new TopicPartition(position.topic(), position.partition());
  }
}
