package io.lading.core.centre.postgres;

import io.lading.core.contract.Checkpoint;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InterceptAnswered;
import io.lading.core.contract.OrderCancel;
import io.lading.core.contract.OrderCancelled;
import io.lading.core.contract.OrderRef;
import io.lading.core.contract.OrderUpdate;
import io.lading.core.contract.ReceiverChanged;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.contract.TradeKey;
import io.lading.core.contract.Waybill;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.model.LgOrderCode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How a message names the order it is about. */
sealed interface Named {

  record Order(long orderId) implements Named {}

  record Trade(TradeKey key) implements Named {}

  /** The newest order that has a package with it. */
  record Parcel(Waybill waybill) implements Named {}

  /** By a code that no order can have. */
  record Nothing(String code) implements Named {}

  static Named of(InputEvent event) {
    return switch (event) {
      case StatusUpdate update -> of(update.order());
      case OrderCancel cancel -> of(cancel.order());
      case InterceptAnswered answer -> of(answer.lgOrderCode());
      case OrderUpdate update -> of(update.lgOrderCode());
      case OrderCancelled cancelled -> new Trade(cancelled.trade());
      case ReceiverChanged changed -> new Trade(changed.trade());
      case Checkpoint(String code, var _, var _, var _, var _, var _) when code != null -> of(code);
      case Checkpoint(var _, Waybill waybill, var _, var _, var _, var _) when waybill != null ->
          new Parcel(waybill);
      default -> throw new InvariantBroken("no update of an order: " + event);
    };
  }

  private static Named of(OrderRef ref) {
    TradeKey trade = ref.trade();
    return trade == null ? of(String.valueOf(ref.lgOrderCode())) : new Trade(trade);
  }

  private static Named of(String lgOrderCode) {
    OptionalLong id = LgOrderCode.parse(lgOrderCode);
    return id.isPresent() ? new Order(id.getAsLong()) : new Nothing(lgOrderCode);
  }

  /** The trade all of which it cancels, which it may do before there is an order; else null. */
  static @Nullable TradeKey cancelledTrade(InputEvent event) {
    return switch (event) {
      case OrderCancelled cancelled -> cancelled.trade();
      case OrderCancel cancel when cancel.packageNo() == null -> cancel.order().trade();
      default -> null;
    };
  }

  /** For people. */
  default String inWords() {
    return switch (this) {
      case Order order -> "order " + LgOrderCode.of(order.orderId());
      case Trade trade -> "order of " + trade.key();
      case Parcel parcel -> "package with " + parcel.waybill();
      case Nothing nothing -> "order " + nothing.code();
    };
  }
}
