package io.lading.core.create;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.StatusChanged;
import io.lading.core.model.LgOrderCode;
import java.time.Instant;
import java.util.List;

/**
 * The first event of an order: it is PENDING, sequence 1, status version 1. It has no milestone
 * (nothing was reported) and no shipments (they are announced when it leaves PENDING), and it
 * occurred when it was recorded, because before that there was a trade but no logistics order.
 */
public final class FirstEvent {

  private final EventWriter events;

  public FirstEvent(EventWriter events) {
    this.events = events;
  }

  public OutgoingMessage of(NewOrder order, Instant now) {
    OrderPaid paid = order.trade().paid();
    var event =
        new StatusChanged(
            order.id(),
            LgOrderCode.of(order.id()),
            paid.tradeOrderCode(),
            paid.bizType(),
            paid.buyerId(),
            paid.warehouseId(),
            paid.orderType(),
            paid.fulfilmentMode(),
            1,
            1,
            EventKind.TRANSITION,
            OrderStatus.PENDING,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            now,
            now,
            List.of());
    return events.statusChanged(event, order.trade().entry().origin());
  }
}
