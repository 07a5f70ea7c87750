package io.lading.planner.route;

import java.time.Instant;

/** Lets couriers leave. Safe for use by many threads and processes at once. */
public interface Departures {

  /**
   * The courier has left with the route as it is: in one transaction it is frozen, announced, and
   * OUT_FOR_DELIVERY sent for its parcels. A repetition changes nothing and is answered as the
   * first was, also once it has finished.
   *
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  Departure depart(long routeId, Instant at);

  /** What became of it. */
  sealed interface Departure {

    /** It has left, now or before: as it was then. */
    record Left(DeliveryRoute route) implements Departure {}

    record NoSuchRoute() implements Departure {}

    /** It was superseded: its parcels are on other routes. */
    record Superseded(DeliveryRoute route) implements Departure {}
  }
}
