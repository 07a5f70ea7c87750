package io.lading.planner.graphhopper;

import com.graphhopper.coll.GHIntObjectHashMap;
import com.graphhopper.routing.ch.ShortcutUnpacker;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.EdgeIteratorState;

/**
 * How long the edges of the hierarchy are: a shortcut knows only its weight, so the roads that it
 * stands for are walked, once. For one thread and one direction.
 */
final class Lengths {

  private final Weighting weighting;
  private final ShortcutUnpacker unpacker;
  private final boolean backward;
  private final int roads;
  private final GHIntObjectHashMap<Length> shortcuts = new GHIntObjectHashMap<>();
  private double metres;
  private long millis;

  Lengths(RoutingCHGraph graph, boolean backward) {
    this.weighting = graph.getWeighting();
    this.unpacker = new ShortcutUnpacker(graph, this::add, true);
    this.backward = backward;
    this.roads = graph.getBaseGraph().getEdges();
  }

  /** {@code node}: the end of the edge that a search comes to. */
  Length of(int edge, int node) {
    if (edge < roads) {
      return walked(edge, node);
    }
    Length known = shortcuts.get(edge);
    if (known == null) {
      known = walked(edge, node);
      shortcuts.put(edge, known);
    }
    return known;
  }

  private Length walked(int edge, int node) {
    metres = 0;
    millis = 0;
    if (backward) {
      unpacker.visitOriginalEdgesBwd(edge, node, false, EdgeIterator.NO_EDGE);
    } else {
      unpacker.visitOriginalEdgesFwd(edge, node, false, EdgeIterator.NO_EDGE);
    }
    return new Length(metres, millis);
  }

  private void add(EdgeIteratorState road, boolean reverse, int neighbour) {
    metres += road.getDistance();
    millis += weighting.calcEdgeMillis(road, reverse);
  }
}
