package io.lading.core.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.Topics;
import io.lading.core.model.LgOrderCode;
import io.lading.core.verify.postgres.OutboxContents;
import io.lading.core.verify.postgres.PresentSequences;
import io.lading.core.verify.postgres.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares the last snapshot of each order on the compacted topic with the order. One that is
 * behind is on its way, or was missed: nothing here can tell which. Where no snapshot was ever
 * published nobody is judged. For one verification, one thread.
 */
final class LatestSnapshots {

  private static final String ABREAST = "5 the latest snapshot of an order is of its last event";
  private static final String KNOWN = "5 no snapshot is of an event that was not committed";
  private static final int PAGE = 10_000;

  private final OrderTable orders = new OrderTable();
  private long records;
  private long behind;

  /** First: in the snapshot of the database. Of who was erased nothing should be left. */
  void expect(Connection snapshot) throws SQLException {
    new PresentSequences(snapshot)
        .each((orderId, sequence, erased) -> orders.know(orderId, erased ? 0 : sequence, 0));
  }

  /** Second: after it. */
  void read(TopicLog log) {
    log.read(log.extents(List.of(Topics.ORDER_SNAPSHOTS)), this::see);
  }

  /** Third: what is newer than the first look is looked up. */
  List<Finding> settle(DataSource database) {
    if (records == 0) {
      return List.of();
    }
    Map<Long, Integer> beyond = new HashMap<>();
    orders.forEach(
        (orderId, known, _, seen) -> {
          behind += seen < known ? 1 : 0;
          if (seen > known) {
            beyond.put(orderId, seen);
          }
        });
    return List.of(unknown(database, beyond), abreast());
  }

  /** The last one of an order counts; a tombstone leaves nothing. */
  private void see(ConsumerRecord<byte[], byte[]> record) {
    records++;
    OptionalLong orderId =
        LgOrderCode.parse(record.key() == null ? "" : new String(record.key(), UTF_8));
    if (orderId.isPresent()) {
      orders.see(
          orderId.getAsLong(), record.value() == null ? 0 : PublishedEvents.sequence(record));
    }
  }

  private Finding unknown(DataSource database, Map<Long, Integer> beyond) {
    Offences offences = new Offences(KNOWN);
    List<Long> open = new ArrayList<>(beyond.keySet());
    open.sort(null);
    for (int from = 0; from < open.size(); from += PAGE) {
      List<Long> page = open.subList(from, Math.min(from + PAGE, open.size()));
      Map<Long, Integer> now = Snapshot.of(database, later -> sequences(later, page));
      for (long orderId : page) {
        judge(orderId, beyond.getOrDefault(orderId, 0), now.getOrDefault(orderId, 0), offences);
      }
    }
    return offences.finding(records);
  }

  /** Of who was erased a snapshot may be left, until his tombstone is asked for. */
  private void judge(long orderId, int seen, int now, Offences offences) {
    if (seen > now) {
      String problem = "a snapshot is of event %d, the database knows %d of the order";
      offences.add(LgOrderCode.of(orderId), problem.formatted(seen, now));
    } else if (orders.known(orderId) == 0) {
      behind++;
    }
  }

  private static Map<Long, Integer> sequences(Connection later, List<Long> page)
      throws SQLException {
    Map<Long, Integer> known = new HashMap<>();
    new OutboxContents(later).sequences(page, (orderId, last, _, _) -> known.put(orderId, last));
    return known;
  }

  private Finding abreast() {
    return behind == 0
        ? new Finding.Held(ABREAST, records)
        : new Finding.Undecided(
            ABREAST, behind, "have a later one to come, or none at all: POST /actuator/snapshots");
  }
}
