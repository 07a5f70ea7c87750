package io.lading.planner.route;

import io.lading.core.contract.DeliveryWindow;
import io.lading.planner.fleet.Limits;
import io.lading.planner.parcel.ParcelKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One courier's route. Each change of it is an event with the next version: planned again,
 * departed, finished, superseded.
 *
 * @param limits of the courier when it was planned
 */
public record DeliveryRoute(
    long id,
    int version,
    RouteState state,
    long warehouseId,
    long courierId,
    Limits limits,
    Tour tour,
    Instant plannedAt,
    @Nullable Driven driven) {

  /** What is known of the drive; finishedAt, metres and seconds once it has ended. */
  public record Driven(
      Instant departedAt,
      @Nullable Instant finishedAt,
      @Nullable Long metres,
      @Nullable Long seconds) {}

  public DeliveryRoute {
    if (state != RouteState.SUPERSEDED && !limits.allows(tour.load(), tour.doors().size())) {
      throw new IllegalArgumentException(
          "route %s with %s and %s stops is more than %s"
              .formatted(RouteId.of(id), tour.load(), tour.doors().size(), limits));
    }
  }

  /** A route that was not there before. */
  public static DeliveryRoute planned(
      long id, long warehouseId, long courierId, Limits limits, Tour tour, Instant at) {
    return new DeliveryRoute(
        id, 1, RouteState.PLANNED, warehouseId, courierId, limits, tour, at, null);
  }

  /** The same moment of the route with its stops as they were stored. */
  public DeliveryRoute with(Tour tour) {
    return new DeliveryRoute(
        id, version, state, warehouseId, courierId, limits, tour, plannedAt, driven);
  }

  /** The same route with other stops, or other limits. */
  public DeliveryRoute replanned(Limits limits, Tour tour, Instant at) {
    demand(RouteState.PLANNED);
    return new DeliveryRoute(
        id, version + 1, RouteState.PLANNED, warehouseId, courierId, limits, tour, at, null);
  }

  /** Parcels have left the route before it departed; without any left it is superseded. */
  public DeliveryRoute without(Predicate<ParcelKey> gone) {
    demand(RouteState.PLANNED);
    Tour rest = tour.without(gone);
    return rest.doors().isEmpty() ? superseded() : replanned(limits, rest, plannedAt);
  }

  public DeliveryRoute superseded() {
    demand(RouteState.PLANNED);
    return next(RouteState.SUPERSEDED, tour, null);
  }

  /** The courier has left: from now on the arrivals are those of this departure. */
  public DeliveryRoute departed(Instant at, Function<ParcelKey, DeliveryWindow> windows) {
    demand(RouteState.PLANNED);
    return next(RouteState.DEPARTED, tour.begun(at, windows), new Driven(at, null, null, null));
  }

  /** As its departure told of it, whatever has become of it since. */
  public DeliveryRoute asDeparted() {
    Instant departed = Objects.requireNonNull(driven).departedAt();
    return new DeliveryRoute(
        id,
        state == RouteState.FINISHED ? version - 1 : version,
        RouteState.DEPARTED,
        warehouseId,
        courierId,
        limits,
        tour.each(door -> door.endedAt(null)),
        plannedAt,
        new Driven(departed, null, null, null));
  }

  /**
   * Parcels were delivered, or refused at the door; of a route that has finished the actual time is
   * that of the last of them. No event: none tells of ends and actual times, so nothing that was
   * told changes.
   */
  public DeliveryRoute ended(Map<ParcelKey, Instant> at) {
    Driven before = Objects.requireNonNull(driven);
    DeliveryRoute after = with(tour.each(door -> ended(door, at)));
    Instant finished = before.finishedAt();
    return finished == null
        ? after
        : after.with(
            new Driven(before.departedAt(), finished, before.metres(), after.until(finished)));
  }

  private static Door ended(Door door, Map<ParcelKey, Instant> at) {
    Instant ended = at.get(door.parcel());
    return ended == null || door.endedAt() != null ? door : door.endedAt(ended);
  }

  /**
   * The actual time is from the departure to the last delivery (or to the end, if none was
   * reported); the actual distance what is told, else the legs as planned.
   */
  public DeliveryRoute finished(Instant at, @Nullable Long metres) {
    demand(RouteState.DEPARTED);
    Instant departed = Objects.requireNonNull(driven).departedAt();
    long way = metres == null ? tour.metres() : metres;
    return next(RouteState.FINISHED, tour, new Driven(departed, at, way, until(at)));
  }

  private long until(Instant otherwise) {
    Instant departed = Objects.requireNonNull(driven).departedAt();
    return Math.max(0, Duration.between(departed, lastEnd(otherwise)).toSeconds());
  }

  private Instant lastEnd(Instant otherwise) {
    Instant last = null;
    for (Door door : tour.doors()) {
      Instant ended = door.endedAt();
      if (ended != null && (last == null || ended.isAfter(last))) {
        last = ended;
      }
    }
    return last == null ? otherwise : last;
  }

  private DeliveryRoute with(Driven driven) {
    return new DeliveryRoute(
        id, version, state, warehouseId, courierId, limits, tour, plannedAt, driven);
  }

  private DeliveryRoute next(RouteState becomes, Tour tour, @Nullable Driven driven) {
    return new DeliveryRoute(
        id, version + 1, becomes, warehouseId, courierId, limits, tour, plannedAt, driven);
  }

  private void demand(RouteState expected) {
    if (state != expected) {
      throw new IllegalStateException(
          "route %s is %s, expected %s".formatted(RouteId.of(id), state, expected));
    }
  }
}
