package io.lading.planner.route;

import io.lading.core.contract.EventType;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.OrderRef;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.RoutePlan;
import io.lading.core.contract.RouteStop;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.contract.UnassignedParcel;
import io.lading.planner.parcel.ParcelKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What is said of routes: to everybody on the route plans topic, and to the order centre about
 * their parcels. The id of each message is made of route, version and parcel: a copy is known as
 * one. Safe for use by many threads.
 */
public final class RouteNews {

  private static final Origin NO_ORIGIN = new Origin(null, null, null);

  private final JsonEventWriter writer;

  public RouteNews(JsonEventWriter writer) {
    this.writer = writer;
  }

  /** The event of the route's version; {@code unassigned}: what was left out with it. */
  public OutgoingMessage of(DeliveryRoute route, List<UnassignedParcel> unassigned, Instant at) {
    return writer.routePlan(turn(route.state()), plan(route, unassigned), at, NO_ORIGIN);
  }

  /** These parcels of the route are as good as with their courier. */
  public List<OutgoingMessage> shipped(
      DeliveryRoute route, Collection<ParcelKey> parcels, Instant at) {
    return updates(route, parcels, OrderStatus.SHIPPED, at);
  }

  /** The courier has left with every parcel of the route. */
  public List<OutgoingMessage> outForDelivery(DeliveryRoute route, Instant at) {
    return updates(route, route.tour().parcels(), OrderStatus.OUT_FOR_DELIVERY, at);
  }

  private List<OutgoingMessage> updates(
      DeliveryRoute route, Collection<ParcelKey> parcels, OrderStatus status, Instant at) {
    return parcels.stream().map(parcel -> update(route, parcel, status, at)).toList();
  }

  private OutgoingMessage update(
      DeliveryRoute route, ParcelKey parcel, OrderStatus status, Instant at) {
    String routeId = RouteId.of(route.id());
    var update =
        new StatusUpdate(
            new OrderRef(parcel.lgOrderCode(), null),
            status,
            parcel.packageNo(),
            null,
            null,
            null,
            null,
            null,
            "route " + routeId,
            at);
    String id =
        String.join(
            "-",
            routeId,
            Integer.toString(route.version()),
            parcel.lgOrderCode(),
            parcel.packageNo(),
            status.name());
    return writer.statusUpdate(update, id, at, new Origin(null, null, routeId));
  }

  private static EventType turn(RouteState state) {
    return switch (state) {
      case PLANNED -> EventType.ROUTE_PLAN_PLANNED;
      case DEPARTED -> EventType.ROUTE_PLAN_DEPARTED;
      case FINISHED -> EventType.ROUTE_PLAN_FINISHED;
      case SUPERSEDED -> EventType.ROUTE_PLAN_SUPERSEDED;
    };
  }

  private static RoutePlan plan(DeliveryRoute route, List<UnassignedParcel> unassigned) {
    return new RoutePlan(
        RouteId.of(route.id()),
        route.version(),
        route.warehouseId(),
        route.courierId(),
        route.plannedAt(),
        route.tour().metres(),
        route.tour().seconds(),
        stops(route.tour().doors()),
        unassigned);
  }

  private static List<RouteStop> stops(List<Door> doors) {
    List<RouteStop> stops = new ArrayList<>();
    for (Door door : doors) {
      stops.add(
          new RouteStop(
              stops.size() + 1,
              door.parcel().lgOrderCode(),
              door.parcel().packageNo(),
              door.location().lat(),
              door.location().lon(),
              door.legMetres(),
              door.etaSeconds()));
    }
    return stops;
  }
}
