package io.lading.planner.graphhopper;

import com.graphhopper.coll.GHIntObjectHashMap;
import com.graphhopper.storage.RoutingCHGraph;
import io.lading.planner.distance.Table;
import io.lading.planner.solver.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * Tables by one search for each place instead of one for each pair (Knopp, Sanders, Schultes,
 * Schulz and Wagner, "Computing many-to-many shortest paths using highway hierarchies", 2007):
 * every search to a place leaves word at each node it comes to, and a search from a place picks
 * these up. For one table and one thread.
 */
final class ManyToMany {

  private static final double MILLIS = 1e3;

  private final RoutingCHGraph graph;
  private final List<Optional<Doorstep>> ends;
  private final GHIntObjectHashMap<Words> words = new GHIntObjectHashMap<>();
  private final Lengths upward;
  private final Lengths downward;

  /** {@code ends}: empty where there is no road. */
  ManyToMany(RoutingCHGraph graph, List<Optional<Doorstep>> ends) {
    this.graph = graph;
    this.ends = ends;
    this.upward = new Lengths(graph, false);
    this.downward = new Lengths(graph, true);
    for (int end = 0; end < ends.size(); end++) {
      int number = end;
      ends.get(end).ifPresent(place -> leaveWord(number, place));
    }
  }

  private void leaveWord(int end, Doorstep place) {
    for (Label label : UpwardSearch.to(place, graph)) {
      Words here = words.get(label.node());
      if (here == null) {
        here = new Words();
        words.put(label.node(), here);
      }
      here.add(end, label);
    }
  }

  /** {@code starts}: empty where there is no road. */
  Table from(List<Optional<Doorstep>> starts) {
    var table = new Table(new int[starts.size()][ends.size()], new int[starts.size()][ends.size()]);
    for (int row = 0; row < starts.size(); row++) {
      BestWays ways = new BestWays(ends.size());
      starts.get(row).ifPresent(start -> find(ways, start));
      for (int column = 0; column < ends.size(); column++) {
        Optional<Length> length = ways.length(column);
        table.metres()[row][column] = number(length.map(Length::metres));
        table.seconds()[row][column] = number(length.map(l -> l.millis() / MILLIS));
      }
    }
    return table;
  }

  private void find(BestWays ways, Doorstep start) {
    for (int end = 0; end < ends.size(); end++) {
      int number = end;
      ends.get(end).flatMap(start::along).ifPresent(way -> ways.improve(number, way));
    }
    for (Label label : UpwardSearch.from(start, graph)) {
      Words here = words.get(label.node());
      if (here != null) {
        meet(ways, label, here);
      }
    }
  }

  private void meet(BestWays ways, Label up, Words here) {
    for (int word = 0; word < here.count(); word++) {
      int end = here.end(word);
      double weight = up.weight() + here.weight(word);
      if (weight < ways.weight(end)) {
        join(ways, end, up, here.label(word));
      }
    }
  }

  /** Turns are dear to find out about, so they come last. */
  private void join(BestWays ways, int end, Label up, Label down) {
    double turn = graph.getTurnWeight(up.road(), up.node(), down.road());
    double weight = up.weight() + turn + down.weight();
    if (weight < ways.weight(end)) {
      ways.improve(end, new Way(weight, () -> up.length(upward).plus(down.length(downward))));
    }
  }

  private static int number(Optional<Double> value) {
    return value
        .filter(number -> number <= Matrix.LONGEST)
        .map(number -> (int) Math.round(number))
        .orElse(Matrix.UNREACHABLE);
  }
}
