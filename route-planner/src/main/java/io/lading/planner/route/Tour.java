package io.lading.planner.route;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Location;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.ParcelKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
    int driving = 0;
    for (Door door : doors) {
      if (gone.test(door.parcel())) {
        skipped += door.legMetres();
        driving += door.legSeconds();
      } else {
        stay.add(door.furtherBy(skipped, driving));
        skipped = 0;
        driving = 0;
      }
    }
    return new Tour(depot, returning, stay, metres - (returning ? 0 : skipped), seconds);
  }

  /** The same doors, each as this makes it. */
  Tour each(UnaryOperator<Door> door) {
    return new Tour(depot, returning, doors.stream().map(door).toList(), metres, seconds);
  }

  /** The same way, begun at this moment: who comes before a door opens waits there. */
  Tour begun(Instant at, Function<ParcelKey, DeliveryWindow> windows) {
    List<Door> reached = new ArrayList<>();
    long clock = 0;
    for (Door door : doors) {
      Instant opens = windows.apply(door.parcel()).from();
      long closed = opens == null ? 0 : Duration.between(at, opens).toSeconds();
      clock = Math.max(clock + door.legSeconds(), closed);
      reached.add(door.reachedAfter(clock));
      clock += door.serviceSeconds();
    }
    return new Tour(depot, returning, reached, metres, clock + wayHome());
  }

  /** Seconds from the end of the last service to the end of the tour. */
  private long wayHome() {
    if (doors.isEmpty()) {
      return 0;
    }
    Door last = doors.getLast();
    return Math.max(0, seconds - last.etaSeconds() - last.serviceSeconds());
  }

  /**
   * When it must begin at the latest, so that every door is reached in its window and the tour ends
   * in time. Null if it may begin whenever.
   */
  public @Nullable Instant latestStart(
      Function<ParcelKey, DeliveryWindow> windows, @Nullable Instant end) {
    Instant latest = null;
    long clock = 0;
    for (Door door : doors) {
      clock += door.legSeconds();
      latest = earlier(latest, windows.apply(door.parcel()).to(), clock);
      clock += door.serviceSeconds();
    }
    return earlier(latest, end, clock + wayHome());
  }

  private static @Nullable Instant earlier(
      @Nullable Instant latest, @Nullable Instant limit, long seconds) {
    if (limit == null) {
      return latest;
    }
    Instant start = limit.minusSeconds(seconds);
    return latest == null || start.isBefore(latest) ? start : latest;
  }
}
