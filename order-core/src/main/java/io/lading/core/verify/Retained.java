package io.lading.core.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * From when on a topic must still hold what was ever written to it. Of a partition whose beginning
 * is gone only what is younger than its first record can be missed; an hour is allowed for clocks
 * that disagree. For one verification, one thread.
 */
final class Retained {

  private static final Duration CLOCKS = Duration.ofHours(1);

  private final Map<TopicPartition, Long> firsts = new HashMap<>();

  /** Every record, in the order of its partition. */
  void see(ConsumerRecord<?, ?> record) {
    firsts.putIfAbsent(new TopicPartition(record.topic(), record.partition()), record.timestamp());
  }

  /** {@link Instant#MIN} if nothing is gone, {@link Instant#MAX} if nothing can be missed. */
  Instant since(Map<TopicPartition, TopicLog.Extent> extents) {
    Instant since = Instant.MIN;
    for (var extent : extents.entrySet()) {
      if (extent.getValue().isTrimmed()) {
        Long first = firsts.get(extent.getKey());
        if (first == null) {
          return Instant.MAX;
        }
        Instant whole = Instant.ofEpochMilli(first).plus(CLOCKS);
        since = whole.isAfter(since) ? whole : since;
      }
    }
    return since;
  }
}
