package io.lading.planner.distance;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways between the places of one warehouse, as far as they were asked for. A new place costs a
 * row and a column. Safe for use by many threads; one at a time asks for what is missing.
 */
final class KnownPlaces {

  private final int most;
  private final Map<Location, Integer> numbers = new HashMap<>();
  private final List<Location> places = new ArrayList<>();
  private int[][] metres = new int[0][0];
  private int[][] seconds = new int[0][0];

  /** {@code most}: places that are remembered; beyond that only those asked for last are. */
  KnownPlaces(int most) {
    this.most = most;
  }

  /**
   * Empty while any of them is unknown. A place is no way from itself, whatever the source says.
   */
  synchronized Optional<Matrix> matrix(List<Location> wanted) {
    return missing(wanted).isEmpty() ? Optional.of(between(wanted)) : Optional.empty();
  }

  private synchronized List<Location> missing(List<Location> wanted) {
    var missing = new LinkedHashSet<>(wanted);
    missing.removeAll(numbers.keySet());
    return List.copyOf(missing);
  }

  /** Asks the source for what is missing. */
  void learn(List<Location> wanted, TableSource source) {
    List<Location> missing = missing(wanted);
    if (!missing.isEmpty()) {
      List<Location> known = forget(wanted, missing.size());
      List<Location> all = new ArrayList<>(known);
      all.addAll(missing);
      Table rows = source.table(missing, all);
      Table columns = source.table(known, missing);
      add(known, missing, rows, columns);
    }
  }

  /** Makes room, if there is too little. Returns what is known now. */
  private synchronized List<Location> forget(List<Location> wanted, int coming) {
    if (places.size() + coming > most) {
      var needed = new HashSet<>(wanted);
      List<Location> kept = places.stream().filter(needed::contains).toList();
      Matrix ways = between(kept);
      numbers.clear();
      places.clear();
      grow(kept);
      fill(kept.size(), ways);
    }
    return List.copyOf(places);
  }

  private void fill(int size, Matrix ways) {
    for (int from = 0; from < size; from++) {
      System.arraycopy(ways.distance(), from * size, metres[from], 0, size);
      System.arraycopy(ways.duration(), from * size, seconds[from], 0, size);
    }
  }

  private synchronized void add(
      List<Location> known, List<Location> fresh, Table rows, Table columns) {
    int old = known.size();
    grow(fresh);
    for (int i = 0; i < fresh.size(); i++) {
      System.arraycopy(rows.metres()[i], 0, metres[old + i], 0, old + fresh.size());
      System.arraycopy(rows.seconds()[i], 0, seconds[old + i], 0, old + fresh.size());
    }
    for (int i = 0; i < old; i++) {
      System.arraycopy(columns.metres()[i], 0, metres[i], old, fresh.size());
      System.arraycopy(columns.seconds()[i], 0, seconds[i], old, fresh.size());
    }
  }

  private void grow(List<Location> fresh) {
    fresh.forEach(
        place -> {
          numbers.put(place, places.size());
          places.add(place);
        });
    metres = grown(metres, places.size());
    seconds = grown(seconds, places.size());
  }

  private static int[][] grown(int[][] square, int size) {
    int[][] grown = new int[size][];
    for (int i = 0; i < size; i++) {
      grown[i] = i < square.length ? Arrays.copyOf(square[i], size) : new int[size];
    }
    return grown;
  }

  private Matrix between(List<Location> wanted) {
    int size = wanted.size();
    int[] at = wanted.stream().mapToInt(place -> numbers.getOrDefault(place, -1)).toArray();
    int[] distance = new int[size * size];
    int[] duration = new int[size * size];
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        boolean same = at[from] == at[to];
        distance[from * size + to] = same ? 0 : metres[at[from]][at[to]];
        duration[from * size + to] = same ? 0 : seconds[at[from]][at[to]];
      }
    }
    return new Matrix(size, distance, duration);
  }
}
