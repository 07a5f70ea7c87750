package io.lading.planner.postgres;

import io.lading.core.contract.DeliveryWindow;
import io.lading.planner.parcel.Parcel;
import io.lading.planner.parcel.ParcelKey;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Door;
import io.lading.planner.route.RouteState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Couriers leave and come back. Parcels are locked before their routes, as everywhere; whoever got
 * to a route first is seen by the other.
 */
final class RouteTurns {

  private final Connection transaction;
  private final Desk desk;
  private final RouteBook book;
  private final Map<Long, DeliveryRoute> routes = new HashMap<>();
  private final Map<ParcelKey, DeliveryWindow> windows = new HashMap<>();
  private final SortedSet<ParcelKey> loaded = new TreeSet<>();
  private final SortedSet<ParcelKey> home = new TreeSet<>();
  private final SortedMap<Long, Integer> asking = new TreeMap<>();

  /** Locks the routes, those that exist, and their parcels. */
  RouteTurns(Connection transaction, Desk desk, Collection<Long> ids) throws SQLException {
    this.transaction = transaction;
    this.desk = desk;
    this.book = new RouteBook(transaction, desk.outbox());
    SortedSet<ParcelKey> parcels = new TreeSet<>();
    for (List<Door> doors : new StopRows(transaction).of(ids).values()) {
      doors.forEach(door -> parcels.add(door.parcel()));
    }
    for (Parcel parcel : new ParcelRows(transaction).locked(parcels)) {
      windows.put(parcel.key(), parcel.window());
    }
    new RouteRows(transaction).locked(ids).forEach(route -> routes.put(route.id(), route));
  }

  @Nullable DeliveryRoute route(long id) {
    return routes.get(id);
  }

  /** The route is planned. */
  DeliveryRoute depart(DeliveryRoute planned, Instant at) {
    DeliveryRoute departed =
        planned.departed(at, parcel -> windows.getOrDefault(parcel, DeliveryWindow.ALWAYS));
    loaded.addAll(departed.tour().parcels());
    turned(departed);
    book.say(desk.news().outForDelivery(departed, at));
    return departed;
  }

  /** A route whose departure nobody told departed then, too. */
  DeliveryRoute finish(DeliveryRoute live, Instant at, @Nullable Long metres) {
    DeliveryRoute departed = live.state() == RouteState.PLANNED ? depart(live, at) : live;
    DeliveryRoute finished = departed.finished(at, metres);
    home.addAll(finished.tour().parcels());
    turned(finished);
    return finished;
  }

  private void turned(DeliveryRoute route) {
    routes.put(route.id(), route);
    asking.merge(route.warehouseId(), 0, Integer::sum);
    book.say(desk.news().of(route, List.of(), desk.clock().instant()));
  }

  RouteBook book() {
    return book;
  }

  /** {@code also}: warehouses that are to be planned for other reasons. */
  boolean write(SortedMap<Long, Integer> also) throws SQLException {
    var parcels = new ParcelRows(transaction);
    if (!loaded.isEmpty()) {
      parcels.load(loaded);
    }
    if (!home.isEmpty()) {
      parcels.bringBack(home);
    }
    if (!asking.isEmpty()) {
      routes.values().forEach(book::change);
    }
    boolean announced = book.write();
    asking.putAll(also);
    asking.putAll(book.freedElsewhere());
    new PlanningRows(transaction).ask(asking, desk.collecting());
    return announced;
  }
}
