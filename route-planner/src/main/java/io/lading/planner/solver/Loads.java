package io.lading.planner.solver;

/** How much room each courier has left. */
final class Loads {

  private final Facts facts;
  private final long[] freeWeight;
  private final long[] freeVolume;
  private final int[] freeStops;

  Loads(Facts facts) {
    this.facts = facts;
    freeWeight = new long[facts.slots()];
    freeVolume = new long[facts.slots()];
    freeStops = new int[facts.slots()];
    for (int slot = 0; slot < facts.slots(); slot++) {
      CourierType courier = facts.courier(slot);
      freeWeight[slot] = courier.maxWeight();
      freeVolume[slot] = courier.maxVolume();
      freeStops[slot] = courier.maxStops();
    }
  }

  boolean hasRoom(int slot, int stop) {
    return freeWeight[slot] >= facts.weight[stop]
        && (!facts.bulky || freeVolume[slot] >= facts.volume[stop] && freeStops[slot] > 0);
  }

  void load(int slot, int stop) {
    freeWeight[slot] -= facts.weight[stop];
    freeVolume[slot] -= facts.volume[stop];
    freeStops[slot]--;
  }

  void unload(int slot, int stop) {
    freeWeight[slot] += facts.weight[stop];
    freeVolume[slot] += facts.volume[stop];
    freeStops[slot]++;
  }
}
