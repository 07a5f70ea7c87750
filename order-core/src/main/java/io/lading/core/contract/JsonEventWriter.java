package io.lading.core.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes outputs as JSON in CloudEvents binary mode. 64-bit ids are strings; decimals are JSON
 * numbers in plain notation, because none has more digits than a double keeps; times are RFC 3339
 * in UTC; what is absent is left out.
 */
public final class JsonEventWriter implements EventWriter, SnapshotWriter {
  private final JsonOutput json = new JsonOutput();
  private final StatusChangedJson statusChanged;
  private final OrderSnapshotJson orderSnapshot;
  private final String refusing;

  /** Of the order centre. */
  public JsonEventWriter(CoordinatePrecision precision) {
    this(precision, Sources.ORDERS);
  }

  /** {@code refusing}: the source of rejections, one of {@link Sources}. */
  public JsonEventWriter(CoordinatePrecision precision, String refusing) {
    this.refusing = refusing;
    this.statusChanged = new StatusChangedJson(precision);
    this.orderSnapshot = new OrderSnapshotJson(precision);
  }

  @Override
  public OutgoingMessage statusChanged(StatusChanged event, Origin origin) {
    String id = event.lgOrderCode() + "-" + event.sequence();
    List<MessageHeader> headers =
        new OutputHeaders(EventType.STATUS_CHANGED, id, event.lgOrderCode(), event.recordedAt())
            .sequence(event.sequence())
            .from(origin);
    return new OutgoingMessage(
        Topics.ORDER_STATUS,
        OutputHeaders.bytes(event.lgOrderCode()),
        headers,
        json.write(out -> statusChanged.write(event, out)),
        event.orderId(),
        event.sequence());
  }

  @Override
  public OutgoingMessage rejected(
      OrderRejected event, byte @Nullable [] key, String id, Instant at, Origin origin) {
    String subject = event.lgOrderCode() != null ? event.lgOrderCode() : event.tradeOrderCode();
    List<MessageHeader> headers =
        new OutputHeaders(refusing, EventType.ORDER_REJECTED, id, subject, at).from(origin);
    byte[] payload = json.write(out -> OrderRejectedJson.write(event, out));
    return new OutgoingMessage(Topics.ORDER_REJECTIONS, key, headers, payload, null, null);
  }

  @Override
  public OutgoingMessage deadLetter(
      IncomingMessage message,
      DeadLetterReason reason,
      String consumerGroup,
      int attempts,
      Instant firstFailed) {
    return new OutgoingMessage(
        Topics.deadLettersOf(message.topic()),
        message.key(),
        DeadLetterHeaders.of(message, reason, consumerGroup, attempts, firstFailed),
        message.value(),
        null,
        null);
  }

  @Override
  public OutgoingMessage orderSnapshot(OrderSnapshot order, Origin origin) {
    String id = order.lgOrderCode() + "-" + order.sequence() + "-snapshot";
    List<MessageHeader> headers =
        new OutputHeaders(EventType.ORDER_SNAPSHOT, id, order.lgOrderCode(), order.recordedAt())
            .sequence(order.sequence())
            .from(origin);
    byte[] key = OutputHeaders.bytes(order.lgOrderCode());
    byte[] payload = json.write(out -> orderSnapshot.write(order, out));
    return new OutgoingMessage(Topics.ORDER_SNAPSHOTS, key, headers, payload, null, null);
  }

  @Override
  public OutgoingMessage orderTombstone(String lgOrderCode) {
    byte[] key = OutputHeaders.bytes(lgOrderCode);
    return new OutgoingMessage(Topics.ORDER_SNAPSHOTS, key, List.of(), null, null, null);
  }

  /**
   * {@code turn}: one of the four types of the route plans topic. The version is its sequence, too.
   */
  public OutgoingMessage routePlan(EventType turn, RoutePlan plan, Instant at, Origin origin) {
    if (!turn.topic().equals(Topics.ROUTE_PLANS)) {
      throw new IllegalArgumentException(turn + " does not belong on " + Topics.ROUTE_PLANS);
    }
    String id = plan.routeId() + "-" + plan.version() + "-" + turn.type();
    List<MessageHeader> headers =
        new OutputHeaders(Sources.ROUTES, turn, id, plan.routeId(), at)
            .sequence(plan.version())
            .from(origin);
    byte[] key = OutputHeaders.bytes(Long.toString(plan.warehouseId()));
    byte[] payload = json.write(out -> RoutePlanJson.write(plan, out));
    return new OutgoingMessage(Topics.ROUTE_PLANS, key, headers, payload, null, null);
  }

  /**
   * What a planner tells the order centre of a parcel. {@code id}: the same for the same news, so
   * that it takes effect once.
   */
  public OutgoingMessage statusUpdate(StatusUpdate update, String id, Instant at, Origin origin) {
    String code = update.order().lgOrderCode();
    if (code == null) {
      throw new IllegalArgumentException("a status update names its order by lgOrderCode");
    }
    List<MessageHeader> headers =
        new OutputHeaders(Sources.ROUTES, EventType.STATUS_UPDATE, id, code, at).from(origin);
    byte[] payload = json.write(out -> StatusUpdateJson.write(update, out));
    byte[] key = OutputHeaders.bytes(code);
    return new OutgoingMessage(Topics.ORDER_UPDATES, key, headers, payload, null, null);
  }
}
