package io.lading.tracking.verify;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.MessageHeader;
import io.lading.core.verify.TopicLog;
import io.lading.tracking.intake.StatusEventReader;
import io.lading.tracking.timeline.TimelineEntry;
import io.lading.tracking.timeline.TopicRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Folds the status topic anew, as a projector does: what is below its positions must be on the time
 * line, what is above may be. Repeats count once.
 */
final class TopicFold {

  private final StatusEventReader reader = new StatusEventReader();
  private final Map<Integer, Long> positions;
  private final Fold required = new Fold();

  private final Jumped jumped = new Jumped();
  private final Fold above = new Fold();
  private boolean trimmed;
  private long events;

  TopicFold(Map<Integer, Long> positions) {
    this.positions = positions;
  }

  void read(String bootstrapServers, String topic) {
    try (var log = new TopicLog(bootstrapServers)) {
      Map<TopicPartition, TopicLog.Extent> extents = log.extents(List.of(topic));
      trimmed = extents.values().stream().anyMatch(extent -> extent.begin() > 0);
      log.read(extents, this::see);
    }
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
    if (!(reader.read(message(record)) instanceof TopicRecord.Event event)) {
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

  private static IncomingMessage message(ConsumerRecord<byte[], byte[]> record) {
    return new IncomingMessage(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        Arrays.stream(record.headers().toArray())
            .map(header -> new MessageHeader(header.key(), header.value()))
            .toList());
  }
}
