package io.lading.planner.postgres;

import io.lading.core.contract.UnassignedParcel;
import io.lading.planner.parcel.Parcel;
import io.lading.planner.parcel.ParcelKey;
import io.lading.planner.plan.Draft;
import io.lading.planner.plan.DraftedPlan;
import io.lading.planner.plan.Lease;
import io.lading.planner.plan.LeftOut;
import io.lading.planner.plan.PlanningDesk.Claimed;
import io.lading.planner.plan.Snapshot;
import io.lading.planner.plan.Snapshot.Waiting;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.RouteState;
import io.lading.planner.route.Tour;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one plan true. Parcels are locked, then routes, then the planning row, whose lease decides:
 * if it is another's, everything is rolled back. One use.
 */
final class PlanClaim {

  /** The warehouse is planned by somebody else by now. */
  static final class LostLease extends RuntimeException {
    LostLease(Lease lease) {
      super(lease + " is another's");
    }
  }

  private final Connection transaction;
  private final Desk desk;
  private final Snapshot snapshot;
  private final int mostUnassigned;
  private final RouteBook book;
  private final Instant now;
  private final Set<ParcelKey> claimable = new HashSet<>();
  private final Map<Long, DeliveryRoute> present = new LinkedHashMap<>();
  private final List<DeliveryRoute> announced = new ArrayList<>();
  private Set<Long> busy = Set.of();
  private List<UnassignedParcel> untold = List.of();
  private boolean again;

  PlanClaim(Connection transaction, Desk desk, Snapshot snapshot, int mostUnassigned) {
    this.transaction = transaction;
    this.desk = desk;
    this.snapshot = snapshot;
    this.mostUnassigned = mostUnassigned;
    this.book = new RouteBook(transaction, desk.outbox());
    this.now = desk.clock().instant();
  }

  Claimed of(Lease lease, DraftedPlan plan) throws SQLException {
    lock();
    lockRoutes(plan.drafts());
    untold = unassigned(plan);
    boolean isNews = new ParcelRows(transaction).explain(reasons(plan)) > 0;
    List<Settled> routes = settle(plan.drafts());
    supersedeTheRest(routes);
    store(routes);
    boolean more = again || snapshot.full() && !announced.isEmpty();
    if (isNews) {
      tellTheRest(routes);
    }
    book.write();
    end(lease, more, plan.keeps());
    if (plan.provisional() != snapshot.provisional()) {
      new ProvisionalRows(transaction).mark(lease.warehouseId(), plan.provisional());
    }
    return new Claimed.Done(List.copyOf(announced), plan.leftOut().size());
  }

  /** Planning rows are locked by warehouse, in order. */
  private void end(Lease lease, boolean more, @Nullable Instant keeps) throws SQLException {
    var rows = new PlanningRows(transaction);
    SortedMap<Long, Integer> freed = book.freedElsewhere();
    rows.ask(freed.headMap(lease.warehouseId()), desk.collecting());
    if (!rows.end(lease, more, desk.collecting().window(), keeps)) {
      throw new LostLease(lease);
    }
    rows.ask(freed.tailMap(lease.warehouseId()), desk.collecting());
  }

  /** What is still as the snapshot saw it may be claimed; what has left or moved may not. */
  private void lock() throws SQLException {
    Map<ParcelKey, Integer> seen = new HashMap<>();
    for (Waiting waiting : snapshot.waiting()) {
      seen.put(waiting.parcel().key(), waiting.parcel().version());
    }
    for (Parcel parcel : new ParcelRows(transaction).locked(seen.keySet())) {
      if (parcel.isWaiting() && seen.getOrDefault(parcel.key(), 0) == parcel.version()) {
        claimable.add(parcel.key());
      }
    }
  }

  /** Who is busy by now has left, or is about to: his route is not touched, and he gets none. */
  private void lockRoutes(List<Draft> drafts) throws SQLException {
    List<Long> planned = snapshot.planned().stream().map(DeliveryRoute::id).toList();
    List<DeliveryRoute> routes = new RouteRows(transaction).locked(planned);
    Set<Long> couriers = new HashSet<>();
    routes.forEach(route -> couriers.add(route.courierId()));
    drafts.forEach(draft -> couriers.add(draft.courier().id()));
    busy = new SnapshotRows(transaction).busy(couriers);
    for (DeliveryRoute route : routes) {
      if (busy.contains(route.courierId())) {
        route.tour().parcels().forEach(claimable::remove);
      } else if (route.state() == RouteState.PLANNED) {
        present.put(route.courierId(), route);
      }
    }
  }

  /** A draft as it can be claimed: with its courier's route as it is now, if he has one. */
  private record Settled(Draft draft, @Nullable DeliveryRoute present, Tour tour) {
    boolean isNew() {
      return present == null;
    }

    /** The same doors in the same order are no change, whatever a later hour does to arrivals. */
    boolean isChange() {
      return present != null
          && !(present.tour().path().equals(tour.path())
              && present.tour().parcels().equals(tour.parcels())
              && present.tour().metres() == tour.metres()
              && present.limits().equals(draft.courier().limits()));
    }
  }

  private List<Settled> settle(List<Draft> drafts) {
    List<Settled> settled = new ArrayList<>();
    for (Draft draft : drafts) {
      DeliveryRoute route = present.get(draft.courier().id());
      Tour tour = draft.tour().without(parcel -> !claimable.contains(parcel));
      boolean left = route == null && (draft.present() != null || isBusy(draft));
      again |= left || tour.doors().size() < draft.tour().doors().size();
      if (!left && !tour.doors().isEmpty()) {
        settled.add(new Settled(draft, route, tour));
      }
    }
    return settled;
  }

  private boolean isBusy(Draft draft) {
    return busy.contains(draft.courier().id());
  }

  private void supersedeTheRest(List<Settled> routes) {
    Set<Long> kept = new HashSet<>();
    routes.forEach(route -> kept.add(route.draft().courier().id()));
    for (DeliveryRoute route : present.values()) {
      if (!kept.contains(route.courierId())) {
        announce(route.superseded(), true);
      }
    }
  }

  private void store(List<Settled> settled) throws SQLException {
    List<Long> numbers =
        new ArrayList<>(
            new RouteRows(transaction).numbers(settled.stream().filter(Settled::isNew).count()));
    Set<ParcelKey> fresh =
        new HashSet<>(
            new ParcelRows(transaction)
                .ship(settled.stream().flatMap(each -> each.tour().parcels().stream()).toList()));
    for (Settled each : settled) {
      if (each.isNew() || each.isChange()) {
        DeliveryRoute route = route(each, numbers);
        announce(route, !each.isNew());
        ship(route, fresh);
      }
    }
  }

  private DeliveryRoute route(Settled settled, List<Long> numbers) {
    Draft draft = settled.draft();
    DeliveryRoute before = settled.present();
    return before == null
        ? DeliveryRoute.planned(
            numbers.removeFirst(),
            warehouseId(),
            draft.courier().id(),
            draft.courier().limits(),
            settled.tour(),
            now)
        : before.replanned(draft.courier().limits(), settled.tour(), now);
  }

  private long warehouseId() {
    return snapshot.waiting().getFirst().parcel().warehouseId();
  }

  private void ship(DeliveryRoute route, Set<ParcelKey> fresh) {
    book.say(
        desk.news()
            .shipped(route, route.tour().parcels().stream().filter(fresh::contains).toList(), now));
  }

  /**
   * Nothing else was said: a route that stays as it is tells in its next version. Without any route
   * there is no event that could.
   */
  private void tellTheRest(List<Settled> routes) {
    for (Settled each : routes) {
      DeliveryRoute route = each.present();
      if (route != null && !untold.isEmpty()) {
        announce(route.replanned(route.limits(), route.tour(), route.plannedAt()), true);
      }
    }
  }

  /** The first event of a run tells what was left out, up to a bound. */
  private List<UnassignedParcel> unassigned(DraftedPlan plan) {
    return plan.leftOut().entrySet().stream()
        .limit(mostUnassigned)
        .map(
            out ->
                new UnassignedParcel(
                    out.getKey().lgOrderCode(), out.getKey().packageNo(), out.getValue().name()))
        .toList();
  }

  private void announce(DeliveryRoute route, boolean isThere) {
    if (isThere) {
      book.change(route);
    } else {
      book.add(route);
    }
    book.say(desk.news().of(route, untold, now));
    untold = List.of();
    announced.add(route);
  }

  private Map<ParcelKey, @Nullable String> reasons(DraftedPlan plan) {
    Map<ParcelKey, @Nullable String> reasons = new TreeMap<>();
    for (ParcelKey parcel : claimable) {
      LeftOut reason = plan.leftOut().get(parcel);
      reasons.put(parcel, reason == null ? null : reason.name());
    }
    return reasons;
  }
}
