package io.lading.core.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes outputs as JSON in CloudEvents binary mode. 64-bit ids are strings; decimals are JSON
 * numbers in plain notation, because none has more digits than a double keeps; times are RFC 3339
 * in UTC; what is absent is left out.
 */
public final class JsonEventWriter implements EventWriter {
  private final JsonOutput json = new JsonOutput();
  private final StatusChangedJson statusChanged;

  public JsonEventWriter(CoordinatePrecision precision) {
    this.statusChanged = new StatusChangedJson(precision);
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
        new OutputHeaders(EventType.ORDER_REJECTED, id, subject, at).from(origin);
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
}
