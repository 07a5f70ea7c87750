package io.lading.planner.distance;

import io.lading.core.contract.Location;
import java.util.ArrayList;
import java.util.List;

/** What is asked of a source: from each of some places to each of others. */
record Question(List<Location> from, List<Location> to) {

  /** The same in questions of at most so many places. */
  List<Question> parts(int mostPlaces) {
    int columns = Math.min(to.size(), Math.max(mostPlaces / 2, mostPlaces - from.size()));
    int rows = Math.min(from.size(), mostPlaces - columns);
    List<Question> parts = new ArrayList<>();
    for (int row = 0; row < from.size(); row += rows) {
      List<Location> sources = from.subList(row, Math.min(from.size(), row + rows));
      for (int column = 0; column < to.size(); column += columns) {
        int end = Math.min(to.size(), column + columns);
        parts.add(new Question(sources, to.subList(column, end)));
      }
    }
    return parts;
  }
}
