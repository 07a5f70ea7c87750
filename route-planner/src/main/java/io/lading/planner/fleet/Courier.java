package io.lading.planner.fleet;

import io.lading.core.contract.CourierStatus;
import io.lading.core.contract.CourierUpdated;
import io.lading.core.contract.Location;
import io.lading.core.contract.Shift;
import io.lading.planner.parcel.Load;
import org.jspecify.annotations.Nullable;

/** Who drives a route. */
public record Courier(
    long id,
    @Nullable Long warehouseId,
    @Nullable String name,
    CourierStatus status,
    @Nullable Location location,
    Limits limits,
    Shift shift) {

  public static final Shift ALWAYS = new Shift(null, null);

  public static Courier of(CourierUpdated told) {
    return new Courier(
        told.courierId(),
        told.warehouseId(),
        told.name(),
        told.status(),
        told.location(),
        limits(told),
        told.shift() == null ? ALWAYS : told.shift());
  }

  private static Limits limits(CourierUpdated told) {
    return new Limits(
        told.maxWeight() == null ? Limits.UNLIMITED : Load.grams(told.maxWeight()),
        told.maxVolume() == null ? Limits.UNLIMITED : Load.cubicCentimetres(told.maxVolume()),
        told.maxStops() == null ? Integer.MAX_VALUE : told.maxStops());
  }
}
