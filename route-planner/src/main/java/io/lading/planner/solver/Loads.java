package io.lading.planner.solver;

/** How much room each courier has left. */
final class Loads {

  private final Facts facts;
  private final long[] freeWeight;
  private final long[] freeVolume;
  private final int[] freeStops;

  /**
   * What each slot can still carry, as {@link #narrow} has it. Slot s is found at s + 1, so that a
   * stop on no route can be looked up like any other.
   */
  final int[] room;

  Loads(Facts facts) {
    this.facts = facts;
    freeWeight = new long[facts.slots()];
    freeVolume = new long[facts.slots()];
    freeStops = new int[facts.slots()];
    room = new int[facts.slots() + 1];
    for (int slot = 0; slot < facts.slots(); slot++) {
      CourierType courier = facts.courier(slot);
      freeWeight[slot] = courier.maxWeight();
      freeVolume[slot] = courier.maxVolume();
      freeStops[slot] = courier.maxStops();
      weigh(slot);
    }
  }

  boolean hasRoom(int slot, int stop) {
    return freeWeight[slot] >= facts.weight[stop]
        && (!facts.bulky || freeVolume[slot] >= facts.volume[stop] && freeStops[slot] > 0);
  }

  /** Whether a slot has more on it than it can carry. */
  boolean tooMuch(int slot) {
    return freeWeight[slot] < 0 || freeVolume[slot] < 0 || freeStops[slot] < 0;
  }

  void load(int slot, int stop) {
    add(slot, facts.weight[stop], facts.volume[stop], 1);
  }

  void unload(int slot, int stop) {
    add(slot, -facts.weight[stop], -facts.volume[stop], -1);
  }

  /** What stops weigh and fill in all goes from one slot to another. */
  void hand(int from, int to, long weight, long volume, int stops) {
    add(from, -weight, -volume, -stops);
    add(to, weight, volume, stops);
  }

  /** What is no limit stays as it is. */
  private void add(int slot, long weight, long volume, int stops) {
    freeWeight[slot] -= weight;
    weigh(slot);
    if (facts.bulky) {
      freeVolume[slot] -= volume;
      freeStops[slot] -= stops;
    }
  }

  private void weigh(int slot) {
    room[slot + 1] = narrow(freeWeight[slot]);
  }

  /** A weight in an int: what has no room by this number has none. */
  static int narrow(long weight) {
    return (int) Math.min(weight, Integer.MAX_VALUE);
  }
}
