package io.lading.planner.graphhopper;

import io.lading.core.contract.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A town with a square grid on both banks of a river and one bridge; streets from west to east and
 * back in turns are for one direction only. An island, a town itself, has no bridge. Two
 * prohibitions of turns, one of them over a street.
 */
final class Town {

  static final int COLUMNS = 12;
  static final int ROWS = 8;
  static final int ISLAND_ROWS = 12;

  private static final double SOUTH = 30.25;
  private static final double WEST = 120.15;
  private static final double BLOCK = 0.001;
  private static final double RIVER = 0.012;
  private static final double STRAIT = 0.05;
  private static final int BRIDGE_COLUMN = 6;

  /** From one crossing to another, by number. */
  record Street(int from, int to, boolean oneWay, boolean bridge) {}

  /** Along these streets, by number, one after the other, is forbidden. */
  record Prohibition(List<Integer> streets, int firstCrossing, int lastCrossing) {}

  /** A place and where it is: at a crossing, or at a part of a street. */
  record Place(Location location, int crossing, int street, double part) {}

  private final List<Location> crossings = new ArrayList<>();
  private final List<Street> streets = new ArrayList<>();
  private final List<Prohibition> prohibitions = new ArrayList<>();

  /** The same, with this much more room between its crossings: other roads. */
  Town(double stretch) {
    int south = grid(SOUTH, WEST, ROWS, true, stretch);
    int north = grid(SOUTH + ROWS * BLOCK * stretch + RIVER, WEST, ROWS, true, stretch);
    grid(SOUTH, WEST + STRAIT, ISLAND_ROWS, false, stretch);
    streets.add(
        new Street(
            crossing(south, BRIDGE_COLUMN, ROWS - 1),
            crossing(north, BRIDGE_COLUMN, 0),
            false,
            true));
    forbid(south, new int[][] {{3, 2}, {4, 2}, {4, 3}});
    forbid(south, new int[][] {{7, 4}, {8, 4}, {8, 5}, {7, 5}});
  }

  Town() {
    this(1);
  }

  private int grid(double lat, double lon, int rows, boolean oneWays, double stretch) {
    int first = crossings.size();
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        crossings.add(new Location(lat + y * BLOCK * stretch, lon + x * BLOCK * stretch));
      }
    }
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        if (x + 1 < COLUMNS) {
          int west = crossing(first, x, y);
          boolean back = oneWays && y % 2 == 1;
          streets.add(new Street(back ? west + 1 : west, back ? west : west + 1, oneWays, false));
        }
        if (y + 1 < rows) {
          streets.add(new Street(crossing(first, x, y), crossing(first, x, y + 1), false, false));
        }
      }
    }
    return first;
  }

  private static int crossing(int first, int x, int y) {
    return first + y * COLUMNS + x;
  }

  private void forbid(int bank, int[][] way) {
    List<Integer> forbidden = new ArrayList<>();
    for (int i = 0; i + 1 < way.length; i++) {
      forbidden.add(
          street(
              crossing(bank, way[i][0], way[i][1]), crossing(bank, way[i + 1][0], way[i + 1][1])));
    }
    int[] end = way[way.length - 1];
    prohibitions.add(
        new Prohibition(
            forbidden, crossing(bank, way[0][0], way[0][1]), crossing(bank, end[0], end[1])));
  }

  /** The number of the street between two crossings. */
  int street(int from, int to) {
    for (int number = 0; number < streets.size(); number++) {
      Street street = streets.get(number);
      if (street.from == from && street.to == to || street.from == to && street.to == from) {
        return number;
      }
    }
    throw new IllegalArgumentException("no street from " + from + " to " + to);
  }

  List<Location> crossings() {
    return crossings;
  }

  List<Street> streets() {
    return streets;
  }

  List<Prohibition> prohibitions() {
    return prohibitions;
  }

  Place southBank(int x, int y) {
    return at(crossing(0, x, y));
  }

  Place northBank(int x, int y) {
    return at(crossing(COLUMNS * ROWS, x, y));
  }

  Place island(int x, int y) {
    return at(crossing(2 * COLUMNS * ROWS, x, y));
  }

  Place at(int crossing) {
    return new Place(crossings.get(crossing), crossing, -1, 0);
  }

  /** A few metres beside the street. */
  Place along(int street, double part) {
    Location from = crossings.get(streets.get(street).from);
    Location to = crossings.get(streets.get(street).to);
    double beside = BLOCK / 20;
    double lat = from.lat() + part * (to.lat() - from.lat());
    double lon = from.lon() + part * (to.lon() - from.lon());
    boolean eastward = from.lat() == to.lat();
    return new Place(
        eastward ? new Location(lat + beside, lon) : new Location(lat, lon + beside),
        -1,
        street,
        part);
  }

  /** In the middle of the river, over the bridge. */
  Location bridge() {
    Place south = southBank(BRIDGE_COLUMN, ROWS - 1);
    Place north = northBank(BRIDGE_COLUMN, 0);
    return new Location((south.location.lat() + north.location.lat()) / 2, south.location.lon());
  }

  /** All over the town and the island, none on the bridge. */
  List<Place> places(int count, RandomGenerator random) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean atCrossing = random.nextInt(4) == 0;
      places.add(
          atCrossing
              ? at(random.nextInt(crossings.size()))
              : along(random.nextInt(streets.size() - 1), random.nextDouble(0.15, 0.85)));
    }
    return places;
  }
}
