package io.lading.planner.solver;

/**
 * Numbers the stops anew, so that stops that are near have near numbers: what is looked at together
 * then lies together in memory, which makes the search on large problems much faster.
 */
final class Numbering {

  /** The number in the problem of each new number; the depot stays 0. */
  private final int[] old;

  private final int[] renumbered;

  private Numbering(int[] old) {
    this.old = old;
    renumbered = new int[old.length];
    for (int i = 0; i < old.length; i++) {
      renumbered[old[i]] = i;
    }
  }

  /** From the depot always to the nearest stop that has no number yet. */
  static Numbering of(Problem problem) {
    int places = problem.matrix().size();
    int[] far =
        problem.objective().perDistance() > 0
            ? problem.matrix().distance()
            : problem.matrix().duration();
    int[] order = new int[places];
    for (int i = 0; i < places; i++) {
      order[i] = i;
    }
    for (int i = 1; i < places; i++) {
      int row = order[i - 1] * places;
      int nearest = i;
      for (int j = i + 1; j < places; j++) {
        nearest = far[row + order[j]] < far[row + order[nearest]] ? j : nearest;
      }
      int next = order[nearest];
      order[nearest] = order[i];
      order[i] = next;
    }
    return new Numbering(order);
  }

  /** The number in the problem. */
  int old(int stop) {
    return old[stop];
  }

  int[] old(int[] stops) {
    return mapped(stops, old);
  }

  int[] renumbered(int[] stops) {
    return mapped(stops, renumbered);
  }

  private static int[] mapped(int[] stops, int[] numbers) {
    int[] mapped = new int[stops.length];
    for (int i = 0; i < stops.length; i++) {
      mapped[i] = numbers[stops[i]];
    }
    return mapped;
  }
}
