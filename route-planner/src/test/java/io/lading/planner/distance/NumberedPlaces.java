package io.lading.planner.distance;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/** Places with numbers, and ways between them that tell from where to where they are. */
final class NumberedPlaces {

  private NumberedPlaces() {}

  static Matrix expected(List<Location> places) {
    int[] ways = new int[places.size() * places.size()];
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < places.size(); j++) {
        ways[i * places.size() + j] = i == j ? 0 : way(places.get(i), places.get(j));
      }
    }
    return new Matrix(places.size(), ways, ways);
  }

  static int way(Location from, Location to) {
    return (int) (1000 * from.lat() + to.lat());
  }

  static List<Location> places(int count) {
    return IntStream.range(0, count).mapToObj(NumberedPlaces::place).toList();
  }

  static Location place(int number) {
    return new Location(number + 1, 100);
  }
}
