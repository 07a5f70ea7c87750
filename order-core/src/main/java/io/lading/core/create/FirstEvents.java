package io.lading.core.create;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.Shipment;
import io.lading.core.contract.StatusChanged;
import io.lading.core.model.LgOrderCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of an order's creation. They have no milestone, because nothing was reported, and
 * occurred when they were recorded, because before that there was a trade but no logistics order.
 */
public final class FirstEvents {

  private final EventWriter events;

  public FirstEvents(EventWriter events) {
    this.events = events;
  }

  /** It is PENDING. Without shipments: they are announced when it leaves PENDING. */
  public OutgoingMessage pending(NewOrder order, Instant now) {
    return event(order, 1, OrderStatus.PENDING, null, List.of(), now);
  }

  /** It is CONFIRMED, where that needs nobody: the second event of the same commit. */
  public OutgoingMessage confirmed(NewOrder order, Instant now) {
    return event(
        order, 2, OrderStatus.CONFIRMED, OrderStatus.PENDING, Shipments.of(order.trade()), now);
  }

  private OutgoingMessage event(
      NewOrder order,
      int sequence,
      OrderStatus status,
      @Nullable OrderStatus previous,
      List<Shipment> shipments,
      Instant now) {
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
            sequence,
            sequence,
            EventKind.TRANSITION,
            status,
            previous,
            null,
            null,
            List.of(),
            null,
            null,
            now,
            now,
            shipments);
    return events.statusChanged(event, order.trade().entry().origin());
  }
}
