package io.lading.core.centre.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.DeadLetterReason;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.Topics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes events as the text of their records, so that tests can look for them in the outbox. */
final class WrittenEvents implements EventWriter {

  @Override
  public OutgoingMessage statusChanged(StatusChanged event, Origin origin) {
    return message(
        Topics.ORDER_STATUS,
        event.lgOrderCode().getBytes(UTF_8),
        String.valueOf(origin.causationId()),
        event.toString(),
        event.orderId(),
        event.sequence());
  }

  @Override
  public OutgoingMessage rejected(
      OrderRejected event, byte @Nullable [] key, String id, Instant at, Origin origin) {
    return message(Topics.ORDER_REJECTIONS, key, id, event.toString(), null, null);
  }

  @Override
  public OutgoingMessage deadLetter(
      IncomingMessage message,
      DeadLetterReason reason,
      String consumerGroup,
      int attempts,
      Instant firstFailed) {
    String topic = Topics.deadLettersOf(message.topic());
    return message(topic, message.key(), "dead", reason.toString(), null, null);
  }

  private static OutgoingMessage message(
      String topic,
      byte @Nullable [] key,
      String id,
      String payload,
      @Nullable Long orderId,
      @Nullable Integer sequence) {
    var header = new MessageHeader("ce_id", id.getBytes(UTF_8));
    return new OutgoingMessage(
        topic, key, List.of(header), payload.getBytes(UTF_8), orderId, sequence);
  }
}
