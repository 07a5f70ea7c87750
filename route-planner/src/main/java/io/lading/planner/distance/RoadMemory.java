package io.lading.planner.distance;

import io.lading.core.contract.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * What is remembered of all warehouses, within one bound. Room is made by forgetting what was not
 * wanted for long, then what else is not wanted of the same warehouse, then other warehouses, those
 * first that were not wanted for the longest time. What is being asked for, or has come and was not
 * used yet, is not forgotten. Safe for use by many threads.
 */
final class RoadMemory {

  private final LearnedRoads.Bounds bounds;
  private final List<KnownPlaces> warehouses = new ArrayList<>();

  RoadMemory(LearnedRoads.Bounds bounds) {
    this.bounds = bounds;
  }

  /** Of one warehouse more. */
  synchronized KnownPlaces open() {
    var known = new KnownPlaces(bounds.recheck().toNanos());
    warehouses.add(known);
    return known;
  }

  /** Whether so many places of one warehouse can be remembered at all. */
  boolean holds(int places) {
    return KnownPlaces.ways(places) <= bounds.mostWays();
  }

  /**
   * Makes room for these places.
   *
   * @throws RoadsUnavailable what others need leaves too little
   */
  synchronized void reserve(KnownPlaces mine, List<Location> wanted, long now) {
    mine.forget(now - bounds.retention().toNanos());
    if (!fits(mine, wanted)) {
      mine.keep(new HashSet<>(wanted));
      forgetOthers(mine, wanted, now);
    }
    if (!fits(mine, wanted)) {
      throw new RoadsUnavailable(
          "%d places find no room: lading.planner.roads.most-ways is %d, for all warehouses"
              .formatted(wanted.size(), bounds.mostWays()),
          null);
    }
    mine.add(wanted, now);
  }

  private boolean fits(KnownPlaces mine, List<Location> wanted) {
    long others =
        warehouses.stream().filter(known -> known != mine).mapToLong(known -> known.ways()).sum();
    return others + mine.waysWith(wanted) <= bounds.mostWays();
  }

  private void forgetOthers(KnownPlaces mine, List<Location> wanted, long now) {
    List<KnownPlaces> others =
        warehouses.stream()
            .filter(known -> known != mine && !known.isHeld(now))
            .sorted(Comparator.comparingLong(known -> known.wantedAt() - now))
            .toList();
    for (KnownPlaces other : others) {
      if (!fits(mine, wanted)) {
        other.keep(new HashSet<>());
      }
    }
  }
}
