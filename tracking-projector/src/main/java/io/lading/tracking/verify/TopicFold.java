package io.lading.tracking.verify;

import io.lading.core.consume.Polled;
import io.lading.core.verify.TopicLog;
import io.lading.core.verify.TopicLog.Extent;
import io.lading.tracking.intake.StatusEventReader;
import io.lading.tracking.timeline.TimelineEntry;
import io.lading.tracking.timeline.TopicRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Folds the status topic anew, as a projector does: what is below its positions must be on the time
 * line, what is above may be. Repeats count once. In two parts: up to the positions of an earlier
 * moment, then the rest; what was consumed at that moment is on the time line for good, wherever
 * the positions are later.
 */
final class TopicFold {

  private final StatusEventReader reader = new StatusEventReader();
  private final Map<String, Object> kafka;
  private final String topic;
  private final Map<Integer, Long> positions;
  private final Map<TopicPartition, Long> read = new HashMap<>();
  private final Fold required = new Fold();

  private final Jumped jumped = new Jumped();
  private final Fold above = new Fold();
  private boolean trimmed;
  private long events;

  /** Reads the first part. {@code consumed}: partition → next offset. */
  TopicFold(Map<String, Object> kafka, String topic, Map<Integer, Long> consumed) {
    this.kafka = kafka;
    this.topic = topic;
    this.positions = new HashMap<>(consumed);
    read((partition, extent) -> upTo(consumed.getOrDefault(partition.partition(), 0L), extent));
  }

  /** {@code consumed}: of the moment that is looked at. */
  void readRest(Map<Integer, Long> consumed) {
    consumed.forEach((partition, next) -> positions.merge(partition, next, Math::max));
    read((partition, extent) -> from(read.getOrDefault(partition, 0L), extent));
  }

  private void read(BiFunction<TopicPartition, Extent, Extent> part) {
    try (var log = new TopicLog(kafka)) {
      Map<TopicPartition, Extent> extents = new HashMap<>(log.extents(List.of(topic)));
      trimmed |= extents.values().stream().anyMatch(extent -> extent.begin() > 0);
      extents.replaceAll(part);
      log.read(extents, this::see);
      extents.forEach((partition, extent) -> read.put(partition, extent.end()));
    }
  }

  private static Extent upTo(long offset, Extent extent) {
    return new Extent(
        extent.begin(), Math.clamp(offset, extent.begin(), Math.max(extent.begin(), extent.end())));
  }

  private static Extent from(long offset, Extent extent) {
    return new Extent(Math.max(offset, extent.begin()), extent.end());
  }

  Fold required() {
    return required;
  }

  /** Retention has dropped the beginning: of older events nothing can be said. */
  boolean isTrimmed() {
    return trimmed;
  }

  /** The last event of the order that is on the topic at all. */
  int last(long orderId) {
    return Math.max(required.of(orderId).last(), above.of(orderId).last());
  }

  long events() {
    return events;
  }

  private void see(ConsumerRecord<byte[], byte[]> record) {
    if (!(reader.read(Polled.message(record)) instanceof TopicRecord.Event event)) {
      return;
    }
    TimelineEntry entry = event.entry();
    if (record.offset() >= positions.getOrDefault(record.partition(), 0L)) {
      above.add(entry);
    } else if (isFirstCopy(entry, !trimmed)) {
      required.add(entry);
      events++;
    }
  }

  /** Beyond the last one seen it is new; before it, only if it was jumped over. */
  private boolean isFirstCopy(TimelineEntry entry, boolean fromTheBeginning) {
    Fold.Span seen = required.of(entry.orderId());
    if (entry.sequence() <= seen.last()) {
      return jumped.take(entry.key());
    }
    if (seen.events() > 0 || fromTheBeginning) {
      jumped.add(entry.orderId(), seen.last() + 1, entry.sequence() - 1);
    }
    return true;
  }
}
