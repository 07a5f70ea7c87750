package io.lading.planner.solver;

import java.util.Arrays;

/** Who serves which stops, in no order: couriers, by slot, and what they carry. */
final class Crews {

  /** The slot of a node, -1 for a stop on no route. */
  final int[] slot;

  /** How many stops a slot has. */
  final int[] count;

  final Loads loads;
  final Fleet fleet;

  /** How many stops are served. */
  int served;

  private final Facts facts;

  Crews(Facts facts) {
    this.facts = facts;
    slot = new int[facts.places + facts.slots()];
    count = new int[facts.slots()];
    loads = new Loads(facts);
    fleet = new Fleet(facts);
    Arrays.fill(slot, -1);
    for (int s = 0; s < count.length; s++) {
      slot[facts.places + s] = s;
    }
  }

  /** Says how much more couriers cost. */
  long give(int stop, int s) {
    slot[stop] = s;
    loads.load(s, stop);
    served++;
    return grow(s, 1);
  }

  /** Says how much more couriers cost. */
  long take(int stop) {
    int s = slot[stop];
    slot[stop] = -1;
    loads.unload(s, stop);
    served--;
    return grow(s, -1);
  }

  /**
   * All stops of a ring from one on change couriers, and then both {@link #grow}.
   *
   * @return how many
   */
  int hand(int first, int from, int to, int[] next) {
    int stops = 0;
    long weight = 0;
    long volume = 0;
    for (int node = first; node <= facts.size; node = next[node]) {
      slot[node] = to;
      stops++;
      weight += facts.weight[node];
      volume += facts.volume[node];
    }
    loads.hand(from, to, weight, volume, stops);
    return stops;
  }

  /** Says how much more couriers cost. */
  long grow(int s, int more) {
    boolean idle = count[s] == 0;
    count[s] += more;
    if (idle && more > 0) {
      fleet.employ(s);
      return facts.fixedCost[s];
    } else if (!idle && count[s] == 0) {
      fleet.dismiss(s);
      return -facts.fixedCost[s];
    }
    return 0;
  }
}
