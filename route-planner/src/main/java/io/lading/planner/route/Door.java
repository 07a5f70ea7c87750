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
 * @param etaSeconds after departure
 * @param endedAt when the parcel was delivered, or left the courier's hands otherwise
 */
public record Door(
    ParcelKey parcel,
    Location location,
    Load load,
    int legMetres,
    int etaSeconds,
    int serviceSeconds,
    @Nullable Instant endedAt) {

  Door furtherBy(int metres) {
    return new Door(
        parcel, location, load, legMetres + metres, etaSeconds, serviceSeconds, endedAt);
  }

  Door endedAt(Instant at) {
    return new Door(parcel, location, load, legMetres, etaSeconds, serviceSeconds, at);
  }
}
