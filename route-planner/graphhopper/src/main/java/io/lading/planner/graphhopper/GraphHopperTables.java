package io.lading.planner.graphhopper;

import io.lading.core.contract.Location;
import io.lading.planner.distance.Table;
import io.lading.planner.distance.TableSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables of the roads in this process. A place that is too far from every road is unreachable, and
 * so is what no way leads to; the others are told all the same.
 */
public final class GraphHopperTables implements TableSource, AutoCloseable {

  private final RoadGraph roads;
  private final Doorsteps doorsteps;

  GraphHopperTables(RoadGraph roads, int farthestRoad) {
    this.roads = roads;
    this.doorsteps = new Doorsteps(roads, farthestRoad);
  }

  @Override
  public Table table(List<Location> from, List<Location> to) {
    Map<Location, Optional<Doorstep>> found = new HashMap<>();
    List<Optional<Doorstep>> ends = found(to, found);
    return new ManyToMany(roads.hierarchy(), ends).from(found(from, found));
  }

  private List<Optional<Doorstep>> found(
      List<Location> places, Map<Location, Optional<Doorstep>> found) {
    return places.stream().map(place -> found.computeIfAbsent(place, doorsteps::of)).toList();
  }

  @Override
  public void close() {
    roads.close();
  }
}
