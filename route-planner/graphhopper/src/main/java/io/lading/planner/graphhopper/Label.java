package io.lading.planner.graphhopper;

import com.graphhopper.storage.RoutingCHEdgeIteratorState;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.GHUtility;
import org.jspecify.annotations.Nullable;

/**
 * The best way known between a place and a node above it in the hierarchy; one for each road by
 * which the node can be reached, or left.
 */
final class Label implements Comparable<Label> {

  private final int node;
  private final int road;
  private final int step;
  private final double weight;
  private final @Nullable Label before;
  private @Nullable Length length;
  private boolean superseded;

  private Label(int node, int road, int step, double weight, @Nullable Label before) {
    this.node = node;
    this.road = road;
    this.step = step;
    this.weight = weight;
    this.before = before;
  }

  static Label first(FirstPiece piece) {
    var label = new Label(piece.node(), piece.road(), EdgeIterator.NO_EDGE, piece.weight(), null);
    label.length = piece.length();
    return label;
  }

  /** One edge of the hierarchy further. */
  Label further(RoutingCHEdgeIteratorState edge, double weight, boolean backward) {
    int key = backward ? edge.getOrigEdgeKeyFirst() : edge.getOrigEdgeKeyLast();
    return new Label(
        edge.getAdjNode(), GHUtility.getEdgeFromEdgeKey(key), edge.getEdge(), weight, this);
  }

  int node() {
    return node;
  }

  /** The road between this node and the one before; -1 if there is none. */
  int road() {
    return road;
  }

  double weight() {
    return weight;
  }

  void supersede() {
    superseded = true;
  }

  boolean isSuperseded() {
    return superseded;
  }

  /** Found out when it is asked for: of most labels it never is. */
  Length length(Lengths lengths) {
    Length known = length;
    if (known == null) {
      Length start = before == null ? Length.NONE : before.length(lengths);
      known = start.plus(lengths.of(step, node));
      length = known;
    }
    return known;
  }

  @Override
  public int compareTo(Label other) {
    return Double.compare(weight, other.weight);
  }
}
