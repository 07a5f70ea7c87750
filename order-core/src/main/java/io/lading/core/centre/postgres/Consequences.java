package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import io.lading.core.change.ChangedOrder.Announcement;
import io.lading.core.change.ChangedOrder.Ask;
import io.lading.core.change.ChangedOrder.AskEnded;
import io.lading.core.change.Parcel;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.Shipment;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.Waybill;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Memo;
import io.lading.core.intake.Outcome;
import io.lading.core.model.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from changed orders beyond their rows: status events with their shipments, and
 * refusals of cancels whose intercept was lost. shipments: of every package of the orders that
 * announce any. ended: who had asked for the intercepts that stood before and are over.
 */
record Consequences(
    List<ChangedOrder> changed,
    Map<Long, List<Shipment>> shipments,
    Map<InterceptRows.Place, Ask> ended) {

  private static final String LOST_CANCEL = "urn:lading:lost-cancel";

  /** A cancel that lost: remembered under an identity of its own, so it is refused once. */
  private record LostCancel(Identity identity, Ask ask, OrderRejected refusal) {}

  /** Waybills that packages have now and had not before. */
  static Set<Waybill> newWaybills(List<ChangedOrder> changed) {
    var waybills = new HashSet<Waybill>();
    for (ChangedOrder order : changed) {
      for (int i = 0; i < order.after().parcels().size(); i++) {
        Parcel is = order.after().parcels().get(i);
        if (is.mailNo() != null
            && is.expressCode() != null
            && is.version() != order.before().parcels().get(i).version()) {
          waybills.add(new Waybill(is.expressCode(), is.mailNo()));
        }
      }
    }
    return waybills;
  }

  /** The events of each order in the order of their sequence. */
  List<OutgoingMessage> messages(EventWriter events, Instant now) {
    var messages = new ArrayList<OutgoingMessage>();
    for (ChangedOrder order : changed) {
      for (Announcement announcement : order.announcements()) {
        messages.add(events.statusChanged(event(announcement), announcement.origin()));
      }
    }
    for (LostCancel lost : lostCancels()) {
      String id = lost.identity().value().toString();
      messages.add(events.rejected(lost.refusal(), lost.ask().key(), id, now, lost.ask().origin()));
    }
    return messages;
  }

  private StatusChanged event(Announcement announcement) {
    StatusChanged event = announcement.event();
    List<Shipment> all = shipments.get(event.orderId());
    return announcement.shipmentsOf().isEmpty() || all == null
        ? event
        : event.with(announcement.shipmentsOf().stream().map(all::get).toList());
  }

  List<Memo> memos() {
    return lostCancels().stream()
        .map(lost -> new Memo(lost.identity(), new Outcome.Rejected(lost.refusal()), false, null))
        .toList();
  }

  private List<LostCancel> lostCancels() {
    var lost = new ArrayList<LostCancel>();
    for (ChangedOrder order : changed) {
      for (AskEnded end : order.asksEnded()) {
        if (end.refusal() != null) {
          lost.add(lost(order.after().facts().orderId(), end, end.refusal()));
        }
      }
    }
    return lost;
  }

  private LostCancel lost(long orderId, AskEnded end, OrderRejected refusal) {
    Ask ask = ask(orderId, end);
    String name = orderId + ":" + end.packageIndex() + ":" + ask.sequence();
    return new LostCancel(Identity.of(LOST_CANCEL, name, null), ask, of(ask, refusal));
  }

  private Ask ask(long orderId, AskEnded end) {
    @Nullable Ask stood = ended.get(new InterceptRows.Place(orderId, end.packageIndex()));
    if (end.asked() == null && stood == null) {
      throw new InvariantBroken("nobody asked for an intercept of order " + orderId);
    }
    return end.asked() != null ? end.asked() : Objects.requireNonNull(stood);
  }

  private static OrderRejected of(Ask ask, OrderRejected refusal) {
    return new OrderRejected(
        refusal.code(),
        refusal.message(),
        refusal.tradeOrderCode(),
        refusal.bizType(),
        refusal.lgOrderCode(),
        refusal.packageNo(),
        ask.origin().causationId(),
        refusal.details());
  }
}
