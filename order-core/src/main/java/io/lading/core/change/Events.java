package io.lading.core.change;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.StatusChanged;
import io.lading.core.model.LgOrderCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status events of an order (contract, "Outputs"), without the shipments. */
final class Events {

  private Events() {}

  /** order: as it is after the event, which is its last. */
  static StatusChanged of(LiveOrder order, Change change, Notice notice, Instant recordedAt) {
    OrderFacts facts = order.facts();
    Integer index = change.packageIndex();
    return new StatusChanged(
        facts.orderId(),
        LgOrderCode.of(facts.orderId()),
        facts.tradeOrderCode(),
        facts.bizType(),
        facts.buyerId(),
        facts.warehouseId(),
        facts.orderType(),
        facts.fulfilmentMode(),
        order.sequence(),
        order.statusVersion(),
        change.kind(),
        order.status(),
        change.previous(),
        notice.milestone(),
        index == null ? null : order.parcels().get(index).state(),
        notice.changedFields(),
        notice.location(),
        notice.description(),
        notice.occurredAt(),
        recordedAt,
        List.of());
  }

  /** previous: the order's status before it, if that changed. packageIndex: if it concerns one. */
  record Change(EventKind kind, @Nullable OrderStatus previous, @Nullable Integer packageIndex) {}
}
