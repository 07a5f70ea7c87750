package io.lading.planner.solver;

/**
 * Couriers who are equal in everything that matters to planning. Each takes one route from the
 * depot; a courier who is still on the way back has a later {@code shiftStart}.
 *
 * @param maxWeight of all goods of a route, {@link #UNLIMITED} for no limit
 * @param maxVolume of all goods of a route, {@link #UNLIMITED} for no limit
 * @param maxStops of a route
 * @param shiftStart when the route may leave the depot, in the unit of {@link Matrix#duration}
 * @param shiftEnd when the route must be back at the depot or, if routes do not return, when the
 *     last service must be over
 * @param fixedCost of using one of them at all, in the unit of {@link Objective}
 * @param count how many there are, none being allowed
 */
public record CourierType(
    long maxWeight,
    long maxVolume,
    int maxStops,
    int shiftStart,
    int shiftEnd,
    long fixedCost,
    int count) {

  /** No limit to weight or volume. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  public CourierType {
    Check.that(maxWeight >= 0, "maxWeight must not be negative, is %s", maxWeight);
    Check.that(maxVolume >= 0, "maxVolume must not be negative, is %s", maxVolume);
    Check.that(maxStops >= 0, "maxStops must not be negative, is %s", maxStops);
    Check.that(shiftStart >= 0, "shiftStart must not be negative, is %s", shiftStart);
    Check.that(
        shiftEnd >= shiftStart && shiftEnd <= Stop.WHENEVER,
        "shiftEnd must be from shiftStart (%s) to 2^30, is %s",
        shiftStart,
        shiftEnd);
    Check.that(
        fixedCost >= 0 && fixedCost <= Check.HUGE, "fixedCost must be 0 to 2^46, is %s", fixedCost);
    Check.that(count >= 0, "count must not be negative, is %s", count);
  }

  /** Couriers with this limit of weight and no other. */
  public static CourierType of(long maxWeight, int count) {
    return new CourierType(maxWeight, UNLIMITED, Integer.MAX_VALUE, 0, Stop.WHENEVER, 0, count);
  }
}
