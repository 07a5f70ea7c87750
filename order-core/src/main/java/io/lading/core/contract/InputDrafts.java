package io.lading.core.contract;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which draft reads which input type. */
final class InputDrafts {
  private static final Map<String, Supplier<Draft<? extends InputEvent>>> DRAFTS =
      Map.ofEntries(
          entry(EventType.ORDER_PAID, OrderPaidDraft::new),
          entry(EventType.ORDER_CANCELLED, TradeEventDrafts.Cancelled::new),
          entry(EventType.RECEIVER_CHANGED, TradeEventDrafts.Receiver::new),
          entry(EventType.STATUS_UPDATE, OrderEventDrafts.Status::new),
          entry(EventType.INTERCEPT_ANSWERED, OrderEventDrafts.Intercept::new),
          entry(EventType.ORDER_UPDATE, OrderEventDrafts.Update::new),
          entry(EventType.ORDER_CANCEL, OrderEventDrafts.Cancel::new),
          entry(EventType.CHECKPOINT, OrderEventDrafts.Scan::new),
          entry(EventType.INVENTORY_ADJUSTED, InventoryAdjustedDraft::new),
          entry(EventType.WAREHOUSE_UPDATED, FleetEventDrafts.Warehouse::new),
          entry(EventType.PLACE_UPDATED, FleetEventDrafts.GazetteerPlace::new),
          entry(EventType.COURIER_UPDATED, FleetEventDrafts.Courier::new),
          entry(EventType.ROUTE_DEPARTED, FleetEventDrafts.Departed::new),
          entry(EventType.ROUTE_FINISHED, FleetEventDrafts.Finished::new));

  private InputDrafts() {}

  /** Null when Lading consumes no such type. */
  static @Nullable Draft<? extends InputEvent> of(String type) {
    Supplier<Draft<? extends InputEvent>> draft = DRAFTS.get(type);
    return draft == null ? null : draft.get();
  }

  private static Map.Entry<String, Supplier<Draft<? extends InputEvent>>> entry(
      EventType type, Supplier<Draft<? extends InputEvent>> draft) {
    return Map.entry(type.type(), draft);
  }
}
