package io.lading.planner.parcel;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Shipment;
import io.lading.core.contract.StatusChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the events of orders do to their parcels, event by event. Shipments that are announced begin
 * to wait, a changed destination moves them, whatever takes a parcel out of the planner's hands
 * makes it leave, and an intercept holds it until it is caught or on its way again. The SHIPPED
 * that the planner sent itself, and what is LATE or an EXCEPTION, does nothing. Not safe for many
 * threads.
 */
public final class ParcelFold {

  private final Map<ParcelKey, Parcel> before = new TreeMap<>();
  private final TreeMap<ParcelKey, Parcel> parcels = new TreeMap<>();
  private final SortedSet<ParcelKey> left = new TreeSet<>();
  private final SortedMap<ParcelKey, Instant> handedOver = new TreeMap<>();

  /** {@code known}: the parcels of every order whose events are taken. */
  public ParcelFold(Collection<Parcel> known) {
    known.forEach(parcel -> before.put(parcel.key(), parcel));
    parcels.putAll(before);
  }

  /** Takes an event that was not taken before, in the order of the order's sequence. */
  public void take(StatusChanged event) {
    switch (event.kind()) {
      case TRANSITION, PACKAGE -> {
        event.shipments().forEach(shipment -> announce(event, shipment));
        move(event, (_, _) -> true);
      }
      case FIELDS -> event.shipments().forEach(shipment -> change(event.orderId(), shipment));
      case LATE, EXCEPTION, CHECKPOINT, INTERCEPT_OVERDUE -> {}
    }
  }

  /**
   * Takes what can be told already of an event whose turn has not come: that a parcel which is
   * still here leaves or is held, and where it goes. What it announces, that a parcel waits again,
   * and what becomes of one that is under way, it tells in its turn, when it is taken once more:
   * then nothing that was missing is left over.
   */
  public void foresee(StatusChanged event) {
    switch (event.kind()) {
      case TRANSITION, PACKAGE ->
          move(event, (parcel, next) -> parcel.isHere() && next != ParcelState.WAITING);
      case FIELDS -> event.shipments().forEach(shipment -> change(event.orderId(), shipment));
      case LATE, EXCEPTION, CHECKPOINT, INTERCEPT_OVERDUE -> {}
    }
  }

  private void announce(StatusChanged event, Shipment shipment) {
    Parcel waiting = Parcel.waiting(event.orderId(), shipment, event.recordedAt());
    parcels.putIfAbsent(waiting.key(), waiting);
  }

  private void change(long orderId, Shipment shipment) {
    parcels.computeIfPresent(
        new ParcelKey(orderId, shipment.packageNo()),
        (_, parcel) -> parcel.isHere() ? parcel.changed(shipment) : parcel);
  }

  private void move(StatusChanged event, BiPredicate<Parcel, ParcelState> allowed) {
    PackageState one = event.packageState();
    Instant at = event.occurredAt() == null ? event.recordedAt() : event.occurredAt();
    if (one == null) {
      of(event.orderId()).forEach(parcel -> move(parcel, event.status(), at, allowed));
    } else {
      move(parcels.get(new ParcelKey(event.orderId(), one.packageNo())), one.status(), at, allowed);
    }
  }

  private List<Parcel> of(long orderId) {
    return List.copyOf(
        parcels.subMap(new ParcelKey(orderId, ""), new ParcelKey(orderId + 1, "")).values());
  }

  private void move(
      @Nullable Parcel parcel,
      OrderStatus status,
      Instant at,
      BiPredicate<Parcel, ParcelState> allowed) {
    if (parcel == null || parcel.state() == ParcelState.LEFT) {
      return;
    }
    ParcelState next = after(parcel, status);
    if (next != parcel.state() && allowed.test(parcel, next)) {
      parcels.put(parcel.key(), parcel.becomes(next));
      note(parcel.key(), next);
      if (status == OrderStatus.DELIVERED || status == OrderStatus.REJECTED) {
        handedOver.put(parcel.key(), at);
      }
    }
  }

  private void note(ParcelKey parcel, ParcelState next) {
    if (next == ParcelState.WAITING) {
      left.remove(parcel);
    } else {
      left.add(parcel);
    }
  }

  private static ParcelState after(Parcel parcel, OrderStatus status) {
    return switch (status) {
      case PENDING, CONFIRMED -> parcel.state();
      case SHIPPED, WAREHOUSE_ACCEPTED, WAREHOUSE_OUTBOUND, CARRIER_ACCEPTED, PICKED_UP ->
          parcel.shipped() ? notHeld(parcel.state()) : ParcelState.LEFT;
      case WAREHOUSE_INTERCEPTING, DELIVERY_INTERCEPTING ->
          parcel.isWaiting() ? ParcelState.HELD : parcel.state();
      case OUT_FOR_DELIVERY -> parcel.isHere() ? ParcelState.LEFT : parcel.state();
      case DELIVERED, REJECTED, COMPLETED, RETURNING, RETURNED, CANCELLED -> ParcelState.LEFT;
    };
  }

  private static ParcelState notHeld(ParcelState state) {
    return state == ParcelState.HELD ? ParcelState.WAITING : state;
  }

  /** New and changed parcels, sorted. */
  public List<Parcel> changed() {
    return parcels.values().stream()
        .filter(parcel -> !parcel.equals(before.get(parcel.key())))
        .toList();
  }

  /** Those of the changed ones that wait, or did: what the others do changes no plan. */
  public List<Parcel> plannable() {
    return changed().stream().filter(parcel -> parcel.isWaiting() || waited(parcel.key())).toList();
  }

  private boolean waited(ParcelKey parcel) {
    Parcel known = before.get(parcel);
    return known != null && known.isWaiting();
  }

  /** How many of the changed ones have just begun to wait. */
  public long begunToWait() {
    return changed().stream()
        .filter(parcel -> parcel.isWaiting() && !before.containsKey(parcel.key()))
        .count();
  }

  /** Who left, or is held. */
  public SortedSet<ParcelKey> left() {
    return left;
  }

  /** Who of them left at the door, delivered or refused, and when that happened in the world. */
  public SortedMap<ParcelKey, Instant> handedOver() {
    return handedOver;
  }
}
