package io.lading.planner.route;

import io.lading.core.contract.Location;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.ParcelKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * From the depot from door to door and, if it returns, back.
 *
 * @param metres of all legs, the way back included
 * @param seconds from departure to the end of the last service or, if it returns, to the depot
 */
public record Tour(Location depot, boolean returning, List<Door> doors, long metres, long seconds) {

  public Tour {
    doors = List.copyOf(doors);
  }

  public Load load() {
    return doors.stream().map(Door::load).reduce(Load.NONE, Load::plus);
  }

  public List<ParcelKey> parcels() {
    return doors.stream().map(Door::parcel).toList();
  }

  /** Depot and doors as they are driven to. */
  public List<Location> path() {
    List<Location> path = new ArrayList<>();
    path.add(depot);
    doors.forEach(door -> path.add(door.location()));
    if (returning) {
      path.add(depot);
    }
    return path;
  }

  /**
   * Without some of its doors. Until it is planned again the courier is taken to pass by where they
   * were, so distances and times stay what they were: never less than what is to be driven.
   */
  public Tour without(Predicate<ParcelKey> gone) {
    List<Door> stay = new ArrayList<>();
    int skipped = 0;
    for (Door door : doors) {
      if (gone.test(door.parcel())) {
        skipped += door.legMetres();
      } else {
        stay.add(door.furtherBy(skipped));
        skipped = 0;
      }
    }
    return new Tour(depot, returning, stay, metres - (returning ? 0 : skipped), seconds);
  }
}
