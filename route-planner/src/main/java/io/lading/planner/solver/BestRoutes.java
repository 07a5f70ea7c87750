package io.lading.planner.solver;

import java.util.Arrays;

/** The best plan so far. Only routes that changed are copied. */
final class BestRoutes {

  private final Routes routes;
  private final int[][] bySlot;
  private final int[] count;
  private long cost = Long.MAX_VALUE;

  BestRoutes(Routes routes) {
    this.routes = routes;
    count = new int[routes.facts.slots()];
    bySlot = new int[count.length][];
    Arrays.fill(bySlot, Layout.UNUSED);
  }

  /** Whatever comes next is the best. */
  void forget() {
    cost = Long.MAX_VALUE;
  }

  /** Remembers the present routes if they are better. */
  void look() {
    if (routes.cost >= cost) {
      return;
    }
    cost = routes.cost;
    for (int i = 0; i < routes.changed.size(); i++) {
      copy(routes.changed.get(i));
    }
    routes.changed.clear();
  }

  private void copy(int slot) {
    count[slot] = routes.count[slot];
    if (bySlot[slot].length < count[slot]) {
      bySlot[slot] = new int[count[slot] + 8];
    }
    routes.copy(slot, bySlot[slot]);
  }

  Layout layout() {
    int[][] exact = new int[count.length][];
    for (int slot = 0; slot < count.length; slot++) {
      exact[slot] = count[slot] == 0 ? Layout.UNUSED : Arrays.copyOf(bySlot[slot], count[slot]);
    }
    return new Layout(exact, cost);
  }
}
