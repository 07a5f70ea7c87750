package io.lading.planner.solver;

import java.util.Arrays;

/**
 * From the depot to these stops, in this order.
 *
 * @param courier the type that drives it, as its place in {@link Problem#couriers}
 * @param stops numbers of stops, from 1; the depot at either end is not among them
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record Route(int courier, int[] stops) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Route route
        && courier == route.courier
        && Arrays.equals(stops, route.stops);
  }

  @Override
  public int hashCode() {
    return 31 * courier + Arrays.hashCode(stops);
  }

  @Override
  public String toString() {
    return "courier " + courier + ": " + Arrays.toString(stops);
  }
}
