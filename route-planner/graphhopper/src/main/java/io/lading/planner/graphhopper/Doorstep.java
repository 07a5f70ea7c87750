package io.lading.planner.graphhopper;

import java.util.List;
import java.util.Optional;

/**
 * Where a place meets the roads.
 *
 * @param street the road it is at, the same for all places at it; -1 if it is at a crossing
 * @param leaving the pieces by which one gets away
 * @param arriving the pieces by which one comes
 */
record Doorstep(int street, List<FirstPiece> leaving, List<FirstPiece> arriving) {

  /** A way along the one street, if both are at the same one and its direction allows it. */
  Optional<Way> along(Doorstep other) {
    return street == -1 || street != other.street
        ? Optional.empty()
        : leaving.stream().flatMap(piece -> other.onTheWay(piece).stream()).findFirst();
  }

  /** As much of the piece as leads here, if it does. */
  private Optional<Way> onTheWay(FirstPiece piece) {
    return leaving.stream()
        .filter(rest -> rest.key() == piece.key() && rest.weight() <= piece.weight())
        .map(rest -> piece.without(rest))
        .findFirst();
  }
}
