package io.lading.tracking.timeline;

import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one poll brings to the time line: each event once, sorted, so that all projectors lock in
 * one order; what cannot be read; and the positions that move with it.
 */
public record Projection(
    SortedMap<EventKey, TopicRecord.Event> events,
    List<TopicRecord.Unreadable> unreadable,
    Map<PartitionRef, Integer> read,
    List<PositionMove> moves) {

  /** The first of several copies of an event counts, as it does over several polls. */
  public static Projection of(List<TopicRecord> records, List<PositionMove> moves) {
    var events = new TreeMap<EventKey, TopicRecord.Event>();
    var unreadable = new ArrayList<TopicRecord.Unreadable>();
    var refs = new Partitions(moves);
    var read = new HashMap<PartitionRef, Integer>();
    for (TopicRecord record : records) {
      read.merge(refs.of(record), 1, Integer::sum);
      switch (record) {
        case TopicRecord.Event event -> events.putIfAbsent(event.entry().key(), event);
        case TopicRecord.Unreadable unread -> unreadable.add(unread);
        case TopicRecord.Foreign _ -> {}
      }
    }
    return new Projection(events, unreadable, read, moves);
  }

  public List<TimelineEntry> entries() {
    return events.values().stream().map(TopicRecord.Event::entry).toList();
  }

  /**
   * One outcome per record: fresh events were applied, copies and foreign records changed nothing.
   */
  public Map<PartitionRef, Tally> tallies(Set<EventKey> fresh) {
    var refs = new Partitions(moves);
    var applied = new HashMap<PartitionRef, Integer>();
    fresh.forEach(key -> applied.merge(refs.of(event(key)), 1, Integer::sum));
    var parked = new HashMap<PartitionRef, Integer>();
    unreadable.forEach(record -> parked.merge(refs.of(record), 1, Integer::sum));
    var tallies = new HashMap<PartitionRef, Tally>();
    read.forEach(
        (partition, records) -> {
          int fresher = applied.getOrDefault(partition, 0);
          int kept = parked.getOrDefault(partition, 0);
          tallies.put(partition, new Tally(fresher, records - fresher - kept, 0, 0, kept));
        });
    return tallies;
  }

  private TopicRecord event(EventKey key) {
    TopicRecord event = events.get(key);
    if (event == null) {
      throw new IllegalStateException("recorded " + key + ", which was not asked for");
    }
    return event;
  }

  /** The partitions that move, by topic and number. */
  private record Partitions(List<PositionMove> moves) {
    PartitionRef of(TopicRecord record) {
      for (PositionMove move : moves) {
        PartitionRef partition = move.partition();
        if (partition.partition() == record.message().partition()
            && partition.topic().equals(record.message().topic())) {
          return partition;
        }
      }
      throw new IllegalArgumentException(
          "a record of " + record.message().topic() + " without a position that moves with it");
    }
  }
}
