package io.lading.planner.distance;

import io.lading.core.contract.Location;
import java.util.List;

/** Somebody who knows the roads. Safe for use by many threads. */
public interface TableSource {

  /**
   * From each of some places to each of others.
   *
   * @throws RoadsUnavailable there is no answer, or none that can be understood
   */
  Table table(List<Location> from, List<Location> to);

  /** How many places, from and to together, one question may have; at least 2. */
  default int mostPlaces() {
    return Integer.MAX_VALUE;
  }
}
