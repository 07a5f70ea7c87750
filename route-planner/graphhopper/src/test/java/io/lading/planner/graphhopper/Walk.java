package io.lading.planner.graphhopper;

import io.lading.planner.graphhopper.Town.Place;
import io.lading.planner.graphhopper.Town.Street;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * How far it is in a town, found without GraphHopper: Dijkstra's algorithm over pairs of streets
 * driven one after the other, so that what is forbidden over three streets can be seen.
 */
final class Walk {

  private static final double EARTH_METRES = 6_371_000;

  /** A street in one direction; {@code street}: its number. */
  private record Drive(int street, int from, int to) {}

  /** On a street, having come by another one; {@code null}: it is the first. */
  private record State(@Nullable Drive before, Drive now) {}

  private record Reached(State state, double metres) {}

  private final Town town;
  private final Map<Integer, List<Drive>> leaving = new HashMap<>();

  Walk(Town town) {
    this.town = town;
    for (int number = 0; number < town.streets().size(); number++) {
      drives(number)
          .forEach(drive -> leaving.computeIfAbsent(drive.from, _ -> new ArrayList<>()).add(drive));
    }
  }

  private List<Drive> drives(int number) {
    Street street = town.streets().get(number);
    var there = new Drive(number, street.from(), street.to());
    return street.oneWay()
        ? List.of(there)
        : List.of(there, new Drive(number, street.to(), street.from()));
  }

  double metres(int street) {
    var from = town.crossings().get(town.streets().get(street).from());
    var to = town.crossings().get(town.streets().get(street).to());
    double lat = Math.sin(Math.toRadians(to.lat() - from.lat()) / 2);
    double lon = Math.sin(Math.toRadians(to.lon() - from.lon()) / 2);
    double square =
        lat * lat
            + Math.cos(Math.toRadians(from.lat())) * Math.cos(Math.toRadians(to.lat())) * lon * lon;
    return 2 * EARTH_METRES * Math.asin(Math.sqrt(square));
  }

  /** Metres to each of the places; infinite where no way leads. */
  double[] from(Place start, List<Place> ends) {
    double[] metres = new double[ends.size()];
    Map<State, Double> known = reached(start);
    for (int i = 0; i < metres.length; i++) {
      metres[i] = to(ends.get(i), start, known);
    }
    return metres;
  }

  /** To the end of each street. */
  private Map<State, Double> reached(Place start) {
    Map<State, Double> known = new HashMap<>();
    var open = new PriorityQueue<Reached>((a, b) -> Double.compare(a.metres, b.metres));
    open.addAll(begin(start));
    for (Reached next = open.poll(); next != null; next = open.poll()) {
      if (known.putIfAbsent(next.state, next.metres) == null) {
        for (Drive drive : leaving.getOrDefault(next.state.now.to, List.of())) {
          if (allowed(next.state, drive)) {
            open.add(
                new Reached(new State(next.state.now, drive), next.metres + metres(drive.street)));
          }
        }
      }
    }
    return known;
  }

  private List<Reached> begin(Place start) {
    if (start.crossing() >= 0) {
      return leaving.getOrDefault(start.crossing(), List.of()).stream()
          .map(drive -> new Reached(new State(null, drive), metres(drive.street)))
          .toList();
    }
    return drives(start.street()).stream()
        .map(
            drive -> new Reached(new State(null, drive), metres(drive.street) - part(start, drive)))
        .toList();
  }

  /** How far it is from the beginning of the street to the place at it. */
  private double part(Place place, Drive drive) {
    boolean there = drive.from == town.streets().get(drive.street).from();
    return metres(drive.street) * (there ? place.part() : 1 - place.part());
  }

  private double to(Place end, Place start, Map<State, Double> known) {
    double best = direct(start, end);
    for (Map.Entry<State, Double> reached : known.entrySet()) {
      State state = reached.getKey();
      if (state.now.to == end.crossing()) {
        best = Math.min(best, reached.getValue());
      }
      for (Drive drive : end.street() < 0 ? List.<Drive>of() : drives(end.street())) {
        if (state.now.to == drive.from && allowed(state, drive)) {
          best = Math.min(best, reached.getValue() + part(end, drive));
        }
      }
    }
    return best;
  }

  private double direct(Place start, Place end) {
    if (start.equals(end)) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    if (start.crossing() >= 0 && end.street() >= 0) {
      for (Drive drive : drives(end.street())) {
        best = drive.from == start.crossing() ? Math.min(best, part(end, drive)) : best;
      }
    }
    if (start.street() >= 0 && start.street() == end.street()) {
      for (Drive drive : drives(end.street())) {
        double ahead = part(end, drive) - part(start, drive);
        best = ahead >= 0 ? Math.min(best, ahead) : best;
      }
    }
    return best;
  }

  /** No turning round at a crossing, and nothing forbidden. */
  private boolean allowed(State state, Drive next) {
    return state.now.street != next.street
        && town.prohibitions().stream().noneMatch(forbidden -> breaks(forbidden, state, next));
  }

  private static boolean breaks(Town.Prohibition forbidden, State state, Drive next) {
    List<Integer> streets = forbidden.streets();
    if (next.to != forbidden.lastCrossing() || next.street != streets.getLast()) {
      return false;
    }
    boolean shortOne = streets.size() == 2;
    Drive first = shortOne ? state.now : state.before;
    return first != null
        && first.street == streets.getFirst()
        && first.from == forbidden.firstCrossing()
        && (shortOne || state.now.street == streets.get(1));
  }
}
