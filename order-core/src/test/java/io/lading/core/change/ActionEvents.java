package io.lading.core.change;

import io.lading.core.contract.Checkpoint;
import io.lading.core.contract.FieldPatch;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InterceptAnswered;
import io.lading.core.contract.OrderCancel;
import io.lading.core.contract.OrderCancelled;
import io.lading.core.contract.OrderChanges;
import io.lading.core.contract.OrderRef;
import io.lading.core.contract.OrderUpdate;
import io.lading.core.contract.Patch;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.contract.TradeKey;
import io.lading.core.reference.Action;
import java.time.Instant;

/** The messages that carry the actions of a history. */
final class ActionEvents {

  private ActionEvents() {}

  static InputEvent of(Action action) {
    return switch (action) {
      case Action.Report report ->
          new StatusUpdate(
              ref(report.trade()),
              report.milestone(),
              report.packageNo(),
              report.expectedStatusVersion(),
              report.mailNo(),
              null,
              null,
              null,
              null,
              report.occurredAt());
      case Action.Cancel cancel -> new OrderCancel(ref(cancel.trade()), cancel.packageNo(), null);
      case Action.TradeCancel cancel -> new OrderCancelled(key(cancel.trade()), null);
      case Action.Answer answer ->
          new InterceptAnswered(
              answer.trade(), answer.packageNo(), answer.outcome(), null, answer.occurredAt());
      case Action.FieldUpdate update ->
          new OrderUpdate(
              update.trade(),
              update.packageNo(),
              update.field() == Action.Field.ITEM_FEATURE ? 1L : null,
              update.expectedVersion(),
              new OrderChanges("{}", patch(update)));
      case Action.Checkpoint scan ->
          new Checkpoint(scan.trade(), null, scan.packageNo(), null, null, scan.occurredAt());
      case Action.Create _, Action.AdjustStock _, Action.Replay _, Action.RetryParked _ ->
          throw new IllegalArgumentException("no change of an order: " + action);
    };
  }

  private static FieldPatch patch(Action.FieldUpdate update) {
    return switch (update.field()) {
      case RECEIVER_NAME -> Said.name(new Patch.Set<>(update.value()));
      case RECEIVER_ADDRESS -> Said.address(update.value());
      case SENDER_NAME -> Said.sender(update.value());
      case MAIL_NO -> Said.mailNo(update.value());
      case BUYER_NAME -> Said.description(new Patch.Set<>(update.value()), new Patch.Absent<>());
      case ITEM_FEATURE ->
          Said.description(
              new Patch.Absent<>(), new Patch.Set<>("{\"v\":\"" + update.value() + "\"}"));
    };
  }

  static String trade(Action action) {
    return switch (action) {
      case Action.Create create -> create.trade();
      case Action.Report report -> report.trade();
      case Action.Cancel cancel -> cancel.trade();
      case Action.TradeCancel cancel -> cancel.trade();
      case Action.Answer answer -> answer.trade();
      case Action.FieldUpdate update -> update.trade();
      case Action.Checkpoint scan -> scan.trade();
      case Action.AdjustStock _, Action.Replay _, Action.RetryParked _ -> "";
    };
  }

  /** {@code now}: of what tells no time. */
  static Instant occurredAt(Action action, Instant now) {
    return switch (action) {
      case Action.Report report -> report.occurredAt();
      case Action.Cancel cancel -> cancel.occurredAt();
      case Action.TradeCancel cancel -> cancel.occurredAt();
      case Action.Answer answer -> answer.occurredAt();
      case Action.Checkpoint scan -> scan.occurredAt();
      case Action.FieldUpdate _,
          Action.Create _,
          Action.AdjustStock _,
          Action.Replay _,
          Action.RetryParked _ ->
          now;
    };
  }

  private static OrderRef ref(String trade) {
    return new OrderRef(null, key(trade));
  }

  private static TradeKey key(String trade) {
    return new TradeKey(trade, "B2C");
  }
}
