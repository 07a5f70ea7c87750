package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Changes of a location, coordinate by coordinate. */
public record LocationPatch(Patch<Double> lat, Patch<Double> lon) {

  /** Wherever it was before: it is this one afterwards. */
  static Patch<LocationPatch> to(@Nullable Location after) {
    return after == null
        ? new Patch.Clear<>()
        : new Patch.Set<>(
            new LocationPatch(new Patch.Set<>(after.lat()), new Patch.Set<>(after.lon())));
  }

  /** Null if it has no coordinate any more, or but one: {@link #missing} tells. */
  public @Nullable Location applied(@Nullable Location before) {
    Double north = lat.applied(before == null ? null : before.lat());
    Double east = lon.applied(before == null ? null : before.lon());
    return north == null || east == null ? null : new Location(north, east);
  }

  /** The coordinate that would be left out beside the other: "lat" or "lon"; else null. */
  public @Nullable String missing(@Nullable Location before) {
    Double north = lat.applied(before == null ? null : before.lat());
    Double east = lon.applied(before == null ? null : before.lon());
    if ((north == null) == (east == null)) {
      return null;
    }
    return north == null ? "lat" : "lon";
  }
}
