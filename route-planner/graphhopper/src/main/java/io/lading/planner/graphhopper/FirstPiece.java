package io.lading.planner.graphhopper;

/**
 * The piece of road between a place and a crossing next to it.
 *
 * @param node the crossing
 * @param road the edge that the place is at; -1 if it is at the crossing itself
 * @param key of that edge in the direction of travel; -1 if there is none
 * @param weight of the piece, in the measure that the best way is chosen by
 */
record FirstPiece(int node, int road, int key, double weight, Length length) {

  /** What of this piece is not of that shorter one to the same crossing. */
  Way without(FirstPiece rest) {
    Length difference = length.minus(rest.length);
    return new Way(weight - rest.weight, () -> difference);
  }
}
