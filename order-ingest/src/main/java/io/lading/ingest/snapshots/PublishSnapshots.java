package io.lading.ingest.snapshots;

import io.lading.core.contract.OrderSnapshot;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.SnapshotWriter;
import io.lading.core.model.LgOrderCode;
import io.lading.core.snapshot.PresentOrders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Publishes orders as they are now, and again those that have moved while it did so, until none
 * has: whoever sends last of an order has read it last, also with several at work. An order that is
 * gone becomes a tombstone. Safe for use by many threads and processes.
 */
public final class PublishSnapshots {

  private static final Origin NOBODY = new Origin(null, null, null);

  private final PresentOrders orders;
  private final SnapshotWriter writer;
  private final SnapshotTopic topic;
  private final int page;

  /** {@code page}: how many orders are read and sent at a time. */
  public PublishSnapshots(
      PresentOrders orders, SnapshotWriter writer, SnapshotTopic topic, int page) {
    this.orders = orders;
    this.writer = writer;
    this.topic = topic;
    this.page = page;
  }

  /**
   * How many snapshots were sent, tombstones among them.
   *
   * @throws org.apache.kafka.common.KafkaException not everything is known to be published: repeat
   * @throws io.lading.core.intake.StorageUnavailable as well
   */
  public int publish(Collection<Long> orderIds) {
    int sent = 0;
    List<Long> open = orderIds.stream().distinct().sorted().toList();
    for (int from = 0; from < open.size(); from += page) {
      sent += publishPage(open.subList(from, Math.min(from + page, open.size())));
    }
    return sent;
  }

  private int publishPage(List<Long> orderIds) {
    int sent = 0;
    List<Long> open = orderIds;
    while (!open.isEmpty()) {
      Map<Long, Integer> told = send(open);
      sent += open.size();
      Map<Long, Integer> now = orders.sequences(open);
      open = open.stream().filter(id -> !Objects.equals(told.get(id), now.get(id))).toList();
    }
    return sent;
  }

  /** The sequences that were told; of an order that is gone there is none. */
  private Map<Long, Integer> send(List<Long> orderIds) {
    Map<Long, Integer> told = new HashMap<>();
    List<OutgoingMessage> messages = new ArrayList<>();
    for (OrderSnapshot order : orders.read(orderIds)) {
      told.put(order.orderId(), order.sequence());
      messages.add(writer.orderSnapshot(order, NOBODY));
    }
    orderIds.stream()
        .filter(id -> !told.containsKey(id))
        .map(id -> writer.orderTombstone(LgOrderCode.of(id)))
        .forEach(messages::add);
    topic.send(messages);
    return told;
  }
}
