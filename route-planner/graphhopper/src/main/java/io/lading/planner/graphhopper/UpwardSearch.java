package io.lading.planner.graphhopper;

import com.graphhopper.coll.GHIntObjectHashMap;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.storage.RoutingCHEdgeExplorer;
import com.graphhopper.storage.RoutingCHEdgeIterator;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.GHUtility;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The best ways from a place to every node above it in the hierarchy; backward: from those nodes to
 * the place. The best way from one place to another goes up from the one and down to the other.
 */
final class UpwardSearch {

  private final RoutingCHGraph graph;
  private final boolean backward;
  private final RoutingCHEdgeExplorer explorer;
  private final PriorityQueue<Label> open = new PriorityQueue<>();
  private final GHIntObjectHashMap<Label> best = new GHIntObjectHashMap<>();

  private UpwardSearch(RoutingCHGraph graph, boolean backward) {
    this.graph = graph;
    this.backward = backward;
    this.explorer = backward ? graph.createInEdgeExplorer() : graph.createOutEdgeExplorer();
  }

  static List<Label> from(Doorstep place, RoutingCHGraph graph) {
    return new UpwardSearch(graph, false).search(place.leaving());
  }

  static List<Label> to(Doorstep place, RoutingCHGraph graph) {
    return new UpwardSearch(graph, true).search(place.arriving());
  }

  private List<Label> search(List<FirstPiece> pieces) {
    List<Label> found = new ArrayList<>();
    pieces.forEach(piece -> offer(piece.key(), Label.first(piece)));
    for (Label label = open.poll(); label != null; label = open.poll()) {
      if (!label.isSuperseded()) {
        found.add(label);
        expand(label);
      }
    }
    return found;
  }

  private void offer(int key, Label label) {
    Label known = best.get(key);
    if (known == null || label.weight() < known.weight()) {
      if (known != null) {
        known.supersede();
      }
      best.put(key, label);
      open.add(label);
    }
  }

  /** A search that begins at a crossing has not come by a road yet, and may begin downward. */
  private void expand(Label label) {
    boolean anywhere = label.road() == EdgeIterator.NO_EDGE;
    int level = graph.getLevel(label.node());
    RoutingCHEdgeIterator edge = explorer.setBaseNode(label.node());
    while (edge.next()) {
      if (anywhere || level <= graph.getLevel(edge.getAdjNode())) {
        further(label, edge);
      }
    }
  }

  /** Turns are dear to find out about, so they come last. */
  private void further(Label label, RoutingCHEdgeIterator edge) {
    int key = TraversalMode.EDGE_BASED.createTraversalId(edge, backward);
    Label known = best.get(key);
    double bound = known == null ? Double.POSITIVE_INFINITY : known.weight();
    double weight = label.weight() + edge.getWeight(backward);
    if (weight < bound) {
      weight += turn(label, edge);
      if (weight < bound) {
        offer(key, label.further(edge, weight, backward));
      }
    }
  }

  private double turn(Label label, RoutingCHEdgeIterator edge) {
    return backward
        ? graph.getTurnWeight(
            GHUtility.getEdgeFromEdgeKey(edge.getOrigEdgeKeyLast()), label.node(), label.road())
        : graph.getTurnWeight(
            label.road(), label.node(), GHUtility.getEdgeFromEdgeKey(edge.getOrigEdgeKeyFirst()));
  }
}
