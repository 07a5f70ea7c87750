package io.lading.core.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.EventType;
import io.lading.core.contract.Topics;
import io.lading.core.id.IdLayout;
import io.lading.core.model.LgOrderCode;
import io.lading.core.verify.postgres.OutboxContents;
import io.lading.core.verify.postgres.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Compares the status events that the outbox holds with the status topic. The database is looked at
 * first, so what is published meanwhile cannot be missed; what the topic has beyond that look is
 * looked up afterwards. Orders of which retention may have dropped every event are not judged. For
 * one verification, one thread.
 */
final class PublishedEvents {

  private static final String IN_ORDER = "5 events reach the topic, in order per order";
  private static final String KNOWN = "5 nothing is on the topic that was not committed";
  private static final String DRAINED = "5 every committed event is published";
  private static final int PAGE = 10_000;

  private final OrderTable orders = new OrderTable();
  private final Retained retained = new Retained();
  private final Offences disorder = new Offences(IN_ORDER);
  private final Offences strangers = new Offences(KNOWN);
  private Map<TopicPartition, TopicLog.Extent> extents = Map.of();
  private long waiting;
  private long records;

  /** First: in the snapshot. */
  void expect(Connection snapshot) throws SQLException {
    new OutboxContents(snapshot)
        .orders(
            (orderId, known, published, unpublished) -> {
              orders.know(orderId, known, published);
              waiting += unpublished;
            });
  }

  /** Second: after the snapshot. */
  void read(TopicLog log) {
    extents = log.extents(List.of(Topics.ORDER_STATUS));
    log.read(extents, this::see);
  }

  /** Third: a later look at the database settles what was on its way. */
  List<Finding> settle(DataSource database) {
    Instant since = retained.since(extents);
    Map<Long, Integer> beyond = new HashMap<>();
    orders.forEach(
        (orderId, known, published, seen) -> {
          settle(orderId, published, seen, since);
          if (seen > known) {
            beyond.put(orderId, seen);
          }
        });
    lookUp(database, beyond);
    return List.of(disorder.finding(records), strangers.finding(records), drained());
  }

  private void see(ConsumerRecord<byte[], byte[]> record) {
    retained.see(record);
    if (!EventType.STATUS_CHANGED.type().equals(header(record, "ce_type"))) {
      return;
    }
    records++;
    OptionalLong orderId = LgOrderCode.parse(record.key() == null ? "" : text(record.key()));
    int sequence = sequence(record);
    if (orderId.isEmpty() || sequence < 1) {
      strangers.add(at(record), "a status event without an lgOrderCode or a sequence");
      return;
    }
    see(orderId.getAsLong(), sequence, record);
  }

  /** At least once: a repeat is no offence; skipping one is. */
  private void see(long orderId, int sequence, ConsumerRecord<byte[], byte[]> record) {
    int seen = orders.seen(orderId);
    if (sequence <= seen) {
      return;
    }
    if (sequence > seen + 1 && !(seen == 0 && isTrimmed(record))) {
      String problem = "event %d at %s comes before event %d";
      disorder.add(LgOrderCode.of(orderId), problem.formatted(sequence, at(record), seen + 1));
    }
    orders.see(orderId, sequence);
  }

  /** An order of which nothing is left may be older than what the topic still holds. */
  private void settle(long orderId, int published, int seen, Instant since) {
    boolean mayBeGone = seen == 0 && !IdLayout.madeAt(orderId).isAfter(since);
    if (seen < published && !mayBeGone) {
      String problem = "events %d to %d count as published, but are not on the topic";
      disorder.add(LgOrderCode.of(orderId), problem.formatted(seen + 1, published));
    }
  }

  private void lookUp(DataSource database, Map<Long, Integer> beyond) {
    List<Long> open = new ArrayList<>(beyond.keySet());
    open.sort(null);
    for (int from = 0; from < open.size(); from += PAGE) {
      List<Long> page = open.subList(from, Math.min(from + PAGE, open.size()));
      Map<Long, Integer> known = Snapshot.of(database, later -> sequences(later, page));
      for (long orderId : page) {
        int last = known.getOrDefault(orderId, 0);
        int seen = beyond.getOrDefault(orderId, 0);
        if (last < seen) {
          String problem = "event %d is on the topic, the database knows %d of the order";
          strangers.add(LgOrderCode.of(orderId), problem.formatted(seen, last));
        }
      }
    }
  }

  private static Map<Long, Integer> sequences(Connection later, List<Long> page)
      throws SQLException {
    Map<Long, Integer> known = new HashMap<>();
    new OutboxContents(later).sequences(page, (orderId, last, _, _) -> known.put(orderId, last));
    return known;
  }

  private Finding drained() {
    return waiting == 0
        ? new Finding.Held(DRAINED, records)
        : new Finding.Undecided(DRAINED, waiting, "were committed and not published yet");
  }

  private boolean isTrimmed(ConsumerRecord<byte[], byte[]> record) {
    TopicLog.Extent extent = extents.get(new TopicPartition(record.topic(), record.partition()));
    return extent != null && extent.isTrimmed();
  }

  /** 0 if it says none. */
  static int sequence(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Integer.parseInt(header(record, "ce_sequence"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : text(header.value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  static String at(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
