package io.lading.planner.plan;

import io.lading.core.contract.Location;
import io.lading.planner.fleet.Courier;
import io.lading.planner.fleet.Warehouse;
import io.lading.planner.parcel.Parcel;
import io.lading.planner.route.DeliveryRoute;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse as it is at one moment.
 *
 * @param warehouse null if nobody has told where it is
 * @param couriers who can take a route: at work, here, and not under way
 * @param waiting what is not loaded yet, on such a route or on none
 * @param planned routes that have not departed and may change: who is busy keeps his as it is
 * @param provisional the planned routes were made by ways that were not known yet
 * @param full there is more than a run may plan: what is left waits for the next
 */
public record Snapshot(
    Instant at,
    @Nullable Warehouse warehouse,
    List<Courier> couriers,
    List<Waiting> waiting,
    List<DeliveryRoute> planned,
    boolean provisional,
    boolean full) {

  /**
   * @param location by its coordinates or the gazetteer; null if neither knows
   * @param leftOut the last plan that looked at it had no place for it
   */
  public record Waiting(Parcel parcel, @Nullable Location location, boolean leftOut) {}
}
