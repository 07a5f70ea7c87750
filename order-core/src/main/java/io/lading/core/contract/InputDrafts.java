package io.lading.core.contract;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which draft reads which input type. */
final class InputDrafts {
  private static final Map<String, Supplier<Draft<? extends InputEvent>>> DRAFTS =
      Map.ofEntries(
          entry(EventType.ORDER_PAID, OrderPaidDraft::new),
          entry(EventType.ORDER_CANCELLED, TradeEventDrafts.Cancelled::new),
          entry(EventType.RECEIVER_CHANGED, TradeEventDrafts.Receiver::new),
          entry(EventType.INVENTORY_ADJUSTED, InventoryAdjustedDraft::new),
          entry(EventType.WAREHOUSE_UPDATED, FleetEventDrafts.Warehouse::new),
          entry(EventType.PLACE_UPDATED, FleetEventDrafts.GazetteerPlace::new),
          entry(EventType.COURIER_UPDATED, FleetEventDrafts.Courier::new),
          entry(EventType.ROUTE_DEPARTED, FleetEventDrafts.Departed::new),
          entry(EventType.ROUTE_FINISHED, FleetEventDrafts.Finished::new));

  private static final Map<String, Function<@Nullable String, Draft<? extends InputEvent>>>
      ABOUT_ORDERS =
          Map.of(
              EventType.STATUS_UPDATE.type(), OrderEventDrafts.Status::new,
              EventType.INTERCEPT_ANSWERED.type(), OrderEventDrafts.Intercept::new,
              EventType.ORDER_UPDATE.type(), OrderEventDrafts.Update::new,
              EventType.ORDER_CANCEL.type(), OrderEventDrafts.Cancel::new,
              EventType.CHECKPOINT.type(), OrderEventDrafts.Scan::new);

  private InputDrafts() {}

  /** Null when Lading consumes no such type. */
  static @Nullable Draft<? extends InputEvent> of(String type) {
    Supplier<Draft<? extends InputEvent>> draft = DRAFTS.get(type);
    return draft == null ? about(type, null) : draft.get();
  }

  /** Of messages about one order, whose code may be given. Null when there is no such type. */
  static @Nullable Draft<? extends InputEvent> about(String type, @Nullable String lgOrderCode) {
    Function<@Nullable String, Draft<? extends InputEvent>> draft = ABOUT_ORDERS.get(type);
    return draft == null ? null : draft.apply(lgOrderCode);
  }

  private static Map.Entry<String, Supplier<Draft<? extends InputEvent>>> entry(
      EventType type, Supplier<Draft<? extends InputEvent>> draft) {
    return Map.entry(type.type(), draft);
  }
}
