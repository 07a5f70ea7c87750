package io.lading.planner.solver;

import java.util.List;

/**
 * What is to be planned. All goods leave from the depot.
 *
 * @param stops stop 1, stop 2, …
 * @param couriers the types there are; routes name them by their place in this list, from 0
 * @param matrix of the depot and all stops
 * @param returning whether routes return to the depot: if so the way back costs and must be
 *     possible within the shift, if not it is neither driven nor paid
 */
public record Problem(
    List<Stop> stops,
    List<CourierType> couriers,
    Matrix matrix,
    Objective objective,
    boolean returning) {

  public Problem {
    stops = List.copyOf(stops);
    couriers = List.copyOf(couriers);
    Check.that(
        matrix.size() == stops.size() + 1,
        "%s stops and the depot need a matrix of %s places, it has %s",
        stops.size(),
        stops.size() + 1,
        matrix.size());
  }

  /** How many stops there are. */
  public int size() {
    return stops.size();
  }

  /** The stop of this number, from 1. */
  public Stop stop(int number) {
    return stops.get(number - 1);
  }
}
