package io.lading.planner.solver;

/**
 * Costs or durations between places, laid out both ways, so that all legs from a place lie in one
 * row, and all legs to it too. Where there is no way stands {@link #GAP}.
 */
final class Legs {

  /** More than a detour over any two legs; two gaps less one leg still fit into an int. */
  static final int GAP = 1 << 29;

  /** The least that a detour over a gap seems to cost, and more than any real detour. */
  static final int GAP_DETOUR = GAP - Matrix.LONGEST;

  /** {@code out[a * places + b]} and {@code in[b * places + a]} are from a to b. */
  final int[] out;

  final int[] in;
  final boolean gaps;

  private Legs(int[] out, int[] in, boolean gaps) {
    this.out = out;
    this.in = in;
    this.gaps = gaps;
  }

  /** What it costs to drive. */
  static Legs costs(Problem problem, Numbering numbering) {
    Objective weights = problem.objective();
    int[] distance = problem.matrix().distance();
    int[] duration = problem.matrix().duration();
    int[] out = new int[distance.length];
    int places = problem.matrix().size();
    int i = 0;
    for (int a = 0; a < places; a++) {
      int row = numbering.old(a) * places;
      for (int b = 0; b < places; b++) {
        int entry = row + numbering.old(b);
        out[i++] = cost(weights, distance[entry], duration[entry]);
      }
    }
    return of(out, problem);
  }

  private static int cost(Objective weights, int distance, int duration) {
    if (distance == Matrix.UNREACHABLE || duration == Matrix.UNREACHABLE) {
      return GAP;
    }
    long cost = (long) weights.perDistance() * distance + (long) weights.perDuration() * duration;
    if (cost < 0 || cost > Matrix.LONGEST) {
      throw new IllegalArgumentException(
          "a leg of distance %d and duration %d must cost at most %d, costs %d"
              .formatted(distance, duration, Matrix.LONGEST, cost));
    }
    return (int) cost;
  }

  /** How long it takes to drive. */
  static Legs durations(Problem problem, Numbering numbering) {
    int[] duration = problem.matrix().duration();
    int[] out = new int[duration.length];
    int places = problem.matrix().size();
    int i = 0;
    for (int a = 0; a < places; a++) {
      int row = numbering.old(a) * places;
      for (int b = 0; b < places; b++) {
        out[i++] = Math.min(duration[row + numbering.old(b)], GAP);
      }
    }
    return of(out, problem);
  }

  private static Legs of(int[] out, Problem problem) {
    int places = problem.matrix().size();
    boolean gaps = false;
    for (int a = 0; a < places; a++) {
      out[a * places + a] = 0;
      if (!problem.returning()) {
        out[a * places] = 0;
      }
    }
    for (int leg : out) {
      gaps |= leg == GAP;
    }
    return new Legs(out, symmetric(out, places) ? out : transposed(out, places), gaps);
  }

  private static boolean symmetric(int[] out, int places) {
    for (int a = 0; a < places; a++) {
      for (int b = 0; b < a; b++) {
        if (out[a * places + b] != out[b * places + a]) {
          return false;
        }
      }
    }
    return true;
  }

  private static int[] transposed(int[] out, int places) {
    int[] in = new int[out.length];
    for (int a = 0; a < places; a++) {
      for (int b = 0; b < places; b++) {
        in[b * places + a] = out[a * places + b];
      }
    }
    return in;
  }
}
