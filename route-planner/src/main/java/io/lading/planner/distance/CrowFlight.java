package io.lading.planner.distance;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.util.List;

/**
 * Great circles, corrected for roads: distance × factor + constant, at one speed. Places at the
 * same point are no way apart.
 *
 * @param factor of the distance by crow; 1.3 fits a grid city
 * @param constantMetres added to every way; 250 fits a grid city
 * @param metresPerSecond how fast couriers are on the whole
 */
public record CrowFlight(double factor, double constantMetres, double metresPerSecond)
    implements Roads {

  private static final double EARTH_METRES = 6_371_008.8;

  public CrowFlight {
    if (!(factor >= 1 && factor <= 10)) {
      throw new IllegalArgumentException("factor must be 1 to 10, is " + factor);
    }
    if (!(constantMetres >= 0 && constantMetres <= 100_000)) {
      throw new IllegalArgumentException("constant must be 0 to 100 km, is " + constantMetres);
    }
    if (!(metresPerSecond >= 0.1 && metresPerSecond <= 100)) {
      throw new IllegalArgumentException("speed must be 0.1 to 100 m/s, is " + metresPerSecond);
    }
  }

  @Override
  public Ways between(long warehouseId, List<Location> places) {
    int size = places.size();
    int[] metres = new int[size * size];
    int[] seconds = new int[size * size];
    Point[] points = places.stream().map(Point::of).toArray(Point[]::new);
    for (int from = 0; from < size; from++) {
      for (int to = from + 1; to < size; to++) {
        double way = way(points[from], points[to]);
        metres[from * size + to] = metres[to * size + from] = (int) Math.round(way);
        seconds[from * size + to] = seconds[to * size + from] = seconds(way);
      }
    }
    return new Ways(new Matrix(size, metres, seconds), false);
  }

  /** Seconds from one place to the other. */
  public int seconds(Location from, Location to) {
    return seconds(way(Point.of(from), Point.of(to)));
  }

  /** Metres from one place to the other. */
  public int metres(Location from, Location to) {
    return (int) Math.round(way(Point.of(from), Point.of(to)));
  }

  private int seconds(double metres) {
    return (int) Math.ceil(metres / metresPerSecond);
  }

  private double way(Point from, Point to) {
    double crow = from.metresTo(to);
    return crow == 0 ? 0 : crow * factor + constantMetres;
  }

  /** On the unit sphere, so that a distance costs one arc sine. */
  private record Point(double x, double y, double z) {

    static Point of(Location place) {
      double lat = Math.toRadians(place.lat());
      double lon = Math.toRadians(place.lon());
      double ring = Math.cos(lat);
      return new Point(ring * Math.cos(lon), ring * Math.sin(lon), Math.sin(lat));
    }

    double metresTo(Point other) {
      double dx = x - other.x;
      double dy = y - other.y;
      double dz = z - other.z;
      double halfChord = Math.sqrt(dx * dx + dy * dy + dz * dz) / 2;
      return 2 * EARTH_METRES * Math.asin(Math.min(1, halfChord));
    }
  }
}
