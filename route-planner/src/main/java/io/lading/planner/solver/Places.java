package io.lading.planner.solver;

/**
 * Finds where a stop costs least. Looks beside the stops near it first, and everywhere if it may
 * not enter there; at couriers not yet used in any case. Overlooks a place now and then ("blinks"),
 * and an idle courier more often.
 */
final class Places {

  static final int NOWHERE = -1;
  private static final double BLINK = 0.01;
  private static final double BLINK_AT_COURIER = 0.5;
  private static final double BLINK_AT_ONLY_COURIER = 0.05;

  private final Routes routes;
  private final Facts facts;
  private final Neighbours neighbours;
  private final int nearest;
  private final Dice dice;
  private final boolean spareToo;
  private final boolean blinking;

  private int stop;
  private int row;
  private int least;
  private long detour;
  private int after;

  /**
   * @param nearest beside how many stops to look at first
   */
  Places(Routes routes, Neighbours neighbours, int nearest, Dice dice) {
    this(routes, neighbours, nearest, dice, true, true);
  }

  private Places(
      Routes routes,
      Neighbours neighbours,
      int nearest,
      Dice dice,
      boolean spareToo,
      boolean blinking) {
    this.spareToo = spareToo;
    this.blinking = blinking;
    this.routes = routes;
    this.facts = routes.facts;
    this.neighbours = neighbours;
    this.nearest = Math.min(nearest, neighbours.each);
    this.dice = dice;
  }

  /** Leaves alone couriers who are not yet used. */
  static Places ofUsedCouriers(Routes routes, Neighbours neighbours, int nearest, Dice dice) {
    return new Places(routes, neighbours, nearest, dice, false, true);
  }

  /** Overlooks nothing: what finds no place then has none. */
  static Places attentive(Routes routes, Neighbours neighbours, int nearest) {
    return new Places(routes, neighbours, nearest, new Dice(0), true, false);
  }

  private boolean blinks(double often) {
    return blinking && dice.hits(often);
  }

  /**
   * Behind which node an absent stop costs least, {@link #NOWHERE} if it costs {@code most} or more
   * everywhere.
   */
  int find(int stop, long most) {
    this.stop = stop;
    row = stop * facts.places;
    least = (int) Math.min(most, Legs.GAP_DETOUR);
    after = NOWHERE;
    seekNear();
    if (after == NOWHERE && nearest < facts.size - 1) {
      seekInRoutes();
    }
    detour = least;
    if (spareToo) {
      seekSpare(after == NOWHERE ? most : least);
    }
    return after;
  }

  /** What the place just found costs. */
  long detour() {
    return detour;
  }

  /**
   * Between two stops it costs at least twice the way to the nearer one less the leg that is there,
   * and a place is met first beside the nearer one: what cannot pay is passed over unseen.
   */
  private void seekNear() {
    int[] near = neighbours.near;
    int[] reach = neighbours.reach;
    int from = stop * neighbours.each;
    for (int i = from; i < from + nearest; i++) {
      int other = near[i];
      if (routes.span[other] > reach[i] - least && routes.loads.hasRoom(routes.slot[other], stop)) {
        consider(other, routes.next[other]);
        consider(routes.prev[other], other);
      }
    }
  }

  private void seekInRoutes() {
    for (int i = 0; i < routes.fleet.used.size(); i++) {
      int slot = routes.fleet.used.get(i);
      if (routes.loads.hasRoom(slot, stop)) {
        seekIn(routes.head(slot));
      }
    }
  }

  private void seekIn(int head) {
    int node = head;
    do {
      int next = routes.next[node];
      consider(node, next);
      node = next;
    } while (node != head);
  }

  private void seekSpare(long most) {
    long dearest = most;
    for (IntBag spare : routes.fleet.spare) {
      if (spare.size() > 0) {
        int slot = spare.get(0);
        int head = routes.head(slot);
        int driving = facts.cost.in[row] + facts.cost.out[row];
        long cost = driving + facts.fixedCost[slot];
        boolean possible = driving < Legs.GAP && routes.loads.hasRoom(slot, stop);
        boolean cheapest = cost < dearest && possible && inTime(head, head);
        if (cheapest && !blinks(after == NOWHERE ? BLINK_AT_ONLY_COURIER : BLINK_AT_COURIER)) {
          dearest = cost;
          detour = cost;
          after = head;
        }
      }
    }
  }

  private void consider(int node, int next) {
    int detour =
        facts.cost.in[row + routes.place(node)]
            + facts.cost.out[row + routes.place(next)]
            - routes.leg[node];
    if (detour < least && inTime(node, next) && !blinks(BLINK)) {
      least = detour;
      after = node;
    }
  }

  private boolean inTime(int node, int next) {
    if (!facts.timed) {
      return true;
    }
    int arrival = routes.times.leave[node] + facts.time.in[row + routes.place(node)];
    int begin = Math.max(facts.earliest[stop], arrival);
    int left = begin + facts.service[stop];
    return begin <= facts.latest[stop]
        && left + facts.time.out[row + routes.place(next)] <= routes.times.due[next];
  }
}
