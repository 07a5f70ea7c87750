package io.lading.core.centre.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.EventType;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Origin;
import io.lading.core.contract.Reading;
import io.lading.core.contract.Topics;
import io.lading.core.intake.Entry;
import io.lading.core.intake.PartitionRef;
import io.lading.core.model.LgOrderCode;
import io.lading.core.reference.Action;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages that carry the actions of a history. What changes orders is JSON, read by the
 * reader, because it may be parked and read again.
 */
final class ActionMessages {

  private static final long NO_ORDER = 1;
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, Long> orders;

  /** orders: ids by trade, as they become known. */
  ActionMessages(Map<String, Long> orders) {
    this.orders = orders;
  }

  Entry<OrderPaid> trade(Action.Create create) {
    String parent = create.parent();
    return entry(
        create, Topics.TRADE_EVENTS, PaidTrades.of(create, parent == null ? null : code(parent)));
  }

  Entry<InventoryAdjusted> adjustment(Action.AdjustStock adjust) {
    var event =
        new InventoryAdjusted(
            adjust.warehouseId(), adjust.skuId(), adjust.delta(), adjust.setTo(), null);
    return entry(adjust, Topics.INVENTORY_UPDATES, event);
  }

  private static <T> Entry<T> entry(Action action, String topic, T event) {
    return new Entry.Actionable<>(
        Workshop.identity(action.id()),
        partition(topic),
        event,
        action.id().getBytes(UTF_8),
        new Origin(null, null, action.id()));
  }

  static PartitionRef partition(String topic) {
    return new PartitionRef("ingest", topic, 0);
  }

  /** now: when it is sent, if it tells no time. */
  Entry<InputEvent> change(Action action, Instant now) {
    return switch (action) {
      case Action.Report report -> report(report, now);
      case Action.Cancel it ->
          sent(
              it,
              EventType.ORDER_CANCEL,
              it.occurredAt(),
              ofTrade(it.trade()).with("packageNo", it.packageNo()));
      case Action.TradeCancel it ->
          sent(it, EventType.ORDER_CANCELLED, it.occurredAt(), ofTrade(it.trade()));
      case Action.Answer it ->
          sent(
              it,
              EventType.INTERCEPT_ANSWERED,
              now,
              ofOrder(it.trade())
                  .with("packageNo", it.packageNo())
                  .with("outcome", it.outcome())
                  .with("occurredAt", it.occurredAt().toString()));
      case Action.FieldUpdate it ->
          sent(
              it,
              EventType.ORDER_UPDATE,
              now,
              ofOrder(it.trade())
                  .with("packageNo", it.packageNo())
                  .with("itemId", it.field() == Action.Field.ITEM_FEATURE ? 1 : null)
                  .with("expectedVersion", it.expectedVersion())
                  .with("changes", changes(it)));
      case Action.Checkpoint it ->
          sent(
              it,
              EventType.CHECKPOINT,
              now,
              ofOrder(it.trade())
                  .with("packageNo", it.packageNo())
                  .with("occurredAt", it.occurredAt().toString()));
      case Action.Create _, Action.AdjustStock _, Action.Replay _, Action.RetryParked _ ->
          throw new IllegalArgumentException("no change of an order: " + action);
    };
  }

  private static Entry<InputEvent> report(Action.Report report, Instant now) {
    return sent(
        report,
        EventType.STATUS_UPDATE,
        now,
        ofTrade(report.trade())
            .with("status", report.milestone())
            .with("packageNo", report.packageNo())
            .with("expectedStatusVersion", report.expectedStatusVersion())
            .with("mailNo", report.mailNo())
            .with("occurredAt", report.occurredAt().toString()));
  }

  private static Map<String, Object> changes(Action.FieldUpdate update) {
    return switch (update.field()) {
      case RECEIVER_NAME -> Map.of("receiver", Map.of("name", update.value()));
      case RECEIVER_ADDRESS -> Map.of("receiver", Map.of("address", update.value()));
      case SENDER_NAME -> Map.of("sender", Map.of("name", update.value()));
      case MAIL_NO -> Map.of("mailNo", update.value());
      case BUYER_NAME -> Map.of("buyerName", update.value());
      case ITEM_FEATURE -> Map.of("feature", Map.of("v", update.value()));
    };
  }

  private String code(String trade) {
    return LgOrderCode.of(orders.getOrDefault(trade, NO_ORDER));
  }

  private Data ofOrder(String trade) {
    return new Data(new LinkedHashMap<>()).with("lgOrderCode", code(trade));
  }

  private static Data ofTrade(String trade) {
    return new Data(new LinkedHashMap<>())
        .with("tradeOrderCode", trade)
        .with("bizType", PaidTrades.BIZ_TYPE);
  }

  /** Members of a JSON object; what is null is left out. */
  private record Data(Map<String, Object> members) {
    Data with(String name, @Nullable Object value) {
      if (value != null) {
        members.put(name, value);
      }
      return this;
    }
  }

  private static Entry<InputEvent> sent(Action action, EventType type, Instant time, Data data) {
    PartitionRef from = partition(type.topic());
    byte[] id = action.id().getBytes(UTF_8);
    var message =
        new IncomingMessage(
            from.topic(),
            from.partition(),
            0,
            time.toEpochMilli(),
            id,
            JSON.writeValueAsBytes(data.members()),
            List.of(
                new MessageHeader("ce_type", type.type().getBytes(UTF_8)),
                new MessageHeader("ce_id", id),
                new MessageHeader("ce_time", time.toString().getBytes(UTF_8))));
    if (!(Update.READER.read(message) instanceof Reading.Readable(var envelope, var event))) {
      throw new IllegalArgumentException(action + ": " + Update.READER.read(message));
    }
    return new Entry.Actionable<>(
        Workshop.identity(action.id()),
        from,
        event,
        id,
        Origin.of(message, envelope),
        Entry.Sent.of(message, envelope, time));
  }
}
