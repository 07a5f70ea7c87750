package io.lading.planner.graphhopper;

import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.index.LocationIndex;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeExplorer;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.EdgeIteratorState;
import io.lading.core.contract.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the road that a place is at. Safe for use by many threads. */
final class Doorsteps {

  private final BaseGraph graph;
  private final Weighting weighting;
  private final LocationIndex index;
  private final EdgeFilter stopping;
  private final int farthestRoad;

  Doorsteps(RoadGraph roads, int farthestRoad) {
    this.graph = roads.base();
    this.weighting = roads.hierarchy().getWeighting();
    this.index = roads.index();
    this.stopping = roads.stopping();
    this.farthestRoad = farthestRoad;
  }

  /** Empty if every road is too far away. */
  Optional<Doorstep> of(Location place) {
    Snap snap = index.findClosest(place.lat(), place.lon(), stopping);
    if (!snap.isValid() || snap.getQueryDistance() > farthestRoad) {
      return Optional.empty();
    }
    QueryGraph split = QueryGraph.create(graph, snap);
    int node = snap.getClosestNode();
    return Optional.of(
        split.isVirtualNode(node) ? along(split, node, snap.getClosestEdge()) : at(node));
  }

  private static Doorstep at(int crossing) {
    var here = List.of(new FirstPiece(crossing, EdgeIterator.NO_EDGE, -1, 0, Length.NONE));
    return new Doorstep(-1, here, here);
  }

  private Doorstep along(QueryGraph split, int node, EdgeIteratorState road) {
    int[] copies = copies(road);
    List<FirstPiece> leaving = new ArrayList<>();
    List<FirstPiece> arriving = new ArrayList<>();
    EdgeIterator piece = split.createEdgeExplorer().setBaseNode(node);
    while (piece.next()) {
      add(leaving, piece, copies, false);
      add(arriving, piece, copies, true);
    }
    return new Doorstep(copies[0], leaving, arriving);
  }

  /** A road that a turn restriction leads over is there more than once. Ascending. */
  private int[] copies(EdgeIteratorState road) {
    IntStream.Builder copies = IntStream.builder();
    EdgeExplorer explorer = graph.createEdgeExplorer();
    graph.forEdgeAndCopiesOfEdge(explorer, road.getBaseNode(), road.getEdge(), copies::add);
    return copies.build().sorted().toArray();
  }

  private void add(
      List<FirstPiece> pieces, EdgeIteratorState piece, int[] copies, boolean arriving) {
    double weight = weighting.calcEdgeWeight(piece, arriving);
    if (Double.isFinite(weight)) {
      var length = new Length(piece.getDistance(), weighting.calcEdgeMillis(piece, arriving));
      for (int copy : copies) {
        EdgeIteratorState whole = graph.getEdgeIteratorState(copy, piece.getAdjNode());
        int key = TraversalMode.EDGE_BASED.createTraversalId(whole, arriving);
        pieces.add(new FirstPiece(piece.getAdjNode(), copy, key, weight, length));
      }
    }
  }
}
