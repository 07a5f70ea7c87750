package io.lading.planner.route;

import io.lading.core.contract.Location;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.ParcelKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stop of a route: where a parcel is handed over.
 *
 * @param legMetres from the stop before
 * @param legSeconds driving only
 * @param etaSeconds after departure: once that is known for this one, until then for one at the
 *     time of planning
 * @param endedAt when the parcel was delivered, or refused at the door
 */
public record Door(
    ParcelKey parcel,
    Location location,
    Load load,
    int legMetres,
    int legSeconds,
    int etaSeconds,
    int serviceSeconds,
    @Nullable Instant endedAt) {

  Door furtherBy(int metres, int seconds) {
    return new Door(
        parcel,
        location,
        load,
        legMetres + metres,
        legSeconds + seconds,
        etaSeconds,
        serviceSeconds,
        endedAt);
  }

  Door reachedAfter(long seconds) {
    int eta = Math.toIntExact(Math.min(seconds, Integer.MAX_VALUE));
    return new Door(parcel, location, load, legMetres, legSeconds, eta, serviceSeconds, endedAt);
  }

  /** {@code at}: null if it has not ended. */
  Door endedAt(@Nullable Instant at) {
    return new Door(parcel, location, load, legMetres, legSeconds, etaSeconds, serviceSeconds, at);
  }
}
