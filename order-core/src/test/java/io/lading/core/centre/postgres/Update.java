package io.lading.core.centre.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.EventType;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.Origin;
import io.lading.core.contract.Reading;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.model.Identity;
import io.lading.core.model.LgOrderCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages about orders as they are consumed or sent by HTTP: JSON, read by the reader. */
final class Update {

  static final JsonEventReader READER = new JsonEventReader(ContractLimits.DEFAULT);

  private Update() {}

  static Entry<InputEvent> status(String id, long orderId, String status) {
    return status(id, orderId, status, "");
  }

  /** {@code more}: further members of the JSON object, each after a comma. */
  static Entry<InputEvent> status(String id, long orderId, String status, String more) {
    return of(id, EventType.STATUS_UPDATE, name(orderId) + ",\"status\":\"" + status + "\"" + more);
  }

  static Entry<InputEvent> cancel(String id, long orderId) {
    return of(id, EventType.ORDER_CANCEL, name(orderId) + ",\"reason\":\"changed my mind\"");
  }

  static Entry<InputEvent> answer(String id, long orderId, String outcome) {
    return of(id, EventType.INTERCEPT_ANSWERED, name(orderId) + ",\"outcome\":\"" + outcome + "\"");
  }

  static Entry<InputEvent> fields(String id, long orderId, String changes, String more) {
    return of(id, EventType.ORDER_UPDATE, name(orderId) + ",\"changes\":" + changes + more);
  }

  static Entry<InputEvent> scan(String id, long orderId) {
    return of(id, EventType.CHECKPOINT, name(orderId) + ",\"description\":\"" + id + "\"");
  }

  static Entry<InputEvent> scan(String id, String mailNo) {
    return of(id, EventType.CHECKPOINT, "\"expressCode\":\"SF\",\"mailNo\":\"" + mailNo + "\"");
  }

  static Entry<InputEvent> statusOfTrade(String id, String trade, String status) {
    return of(id, EventType.STATUS_UPDATE, trade(trade) + ",\"status\":\"" + status + "\"");
  }

  static Entry<InputEvent> tradeCancelled(String id, String trade) {
    return of(id, EventType.ORDER_CANCELLED, trade(trade));
  }

  /** The receiver is nothing but this name. */
  static Entry<InputEvent> receiver(String id, String trade, String name) {
    return of(
        id, EventType.RECEIVER_CHANGED, trade(trade) + ",\"receiver\":{\"name\":\"" + name + "\"}");
  }

  private static String name(long orderId) {
    return "\"lgOrderCode\":\"" + LgOrderCode.of(orderId) + "\"";
  }

  private static String trade(String code) {
    return "\"tradeOrderCode\":\"" + code + "\",\"bizType\":\"shop\"";
  }

  private static Entry<InputEvent> of(String id, EventType type, String members) {
    var message =
        new IncomingMessage(
            Workshop.PARTITION.topic(),
            Workshop.PARTITION.partition(),
            7,
            Workshop.NOW.toEpochMilli(),
            id.getBytes(UTF_8),
            ("{" + members + "}").getBytes(UTF_8),
            List.of(
                new MessageHeader("ce_type", type.type().getBytes(UTF_8)),
                new MessageHeader("ce_id", id.getBytes(UTF_8))));
    if (!(READER.read(message) instanceof Reading.Readable(var envelope, var event))) {
      throw new IllegalArgumentException(READER.read(message).toString());
    }
    return new Entry.Actionable<>(
        Identity.of(envelope, event),
        Workshop.PARTITION,
        event,
        message.key(),
        Origin.of(message, envelope),
        Entry.Sent.of(message, envelope, Workshop.NOW));
  }

  /** The same without a topic; null if there is no Idempotency-Key. */
  static Entry<InputEvent> byHttp(@Nullable String key, Entry<InputEvent> update) {
    return Workshop.byHttp(key, ((Entry.Actionable<InputEvent>) update).event());
  }

  static Batch<InputEvent> batch(List<Entry<InputEvent>> entries, Instant now) {
    return new Batch<>(entries, List.of(), now);
  }
}
