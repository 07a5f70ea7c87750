package io.lading.planner.solver;

/**
 * Finds where a stop costs least. Looks beside the stops near it first, and everywhere if it may
 * not enter there; at couriers not yet used in any case. Overlooks a place now and then ("blinks"),
 * and an idle courier more often.
 */
final class Places {

  static final int NOWHERE = -1;

  /** Beside so many a place is looked for at once. */
  private static final int NEAREST = 8;

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
  private final Sieve sieve;

  /** Of {@link Facts}: what is read in the innermost loop is at hand. */
  private final boolean timed;

  private final boolean bulky;
  private final int[] in;
  private final int[] out;
  private final int[] timeIn;
  private final int[] timeOut;

  private int stop;
  private int earliest;
  private int latest;
  private int service;
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
    sieve = new Sieve(routes, neighbours);
    timed = facts.timed;
    bulky = facts.bulky;
    in = facts.cost.in;
    out = facts.cost.out;
    timeIn = facts.time.in;
    timeOut = facts.time.out;
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
    take(stop);
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

  private void take(int absent) {
    stop = absent;
    row = absent * facts.places;
    earliest = facts.earliest[absent];
    latest = facts.latest[absent];
    service = facts.service[absent];
  }

  /** What the place just found costs. */
  long detour() {
    return detour;
  }

  /** Beside the very nearest first: who has found a place there passes over more of the others. */
  private void seekNear() {
    int weight = Loads.narrow(facts.weight[stop]);
    int from = stop * neighbours.each;
    int end = from + nearest;
    int until = from + Math.min(NEAREST, nearest);
    while (from < end) {
      long passed = sieve.sift(from, until, least, weight);
      for (; passed != 0; passed &= passed - 1) {
        seekBeside(from + Long.numberOfTrailingZeros(passed));
      }
      from = until;
      until = Math.min(until + Sieve.MOST, end);
    }
  }

  /** Whom the sieve lets pass has room by weight. */
  private void seekBeside(int index) {
    int other = neighbours.near[index];
    if (sieve.pays(index, least) && (!bulky || routes.loads.hasRoom(routes.slot[other], stop))) {
      consider(other, routes.next[other]);
      consider(routes.prev[other], other);
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
    int driving = in[row] + out[row];
    if (driving >= Math.min(most, Legs.GAP)) {
      return;
    }
    long dearest = most;
    for (IntBag spare : routes.fleet.spare) {
      if (spare.size() > 0) {
        int slot = spare.get(0);
        int head = routes.head(slot);
        long cost = driving + facts.fixedCost[slot];
        boolean possible = routes.loads.hasRoom(slot, stop);
        boolean cheapest = cost < dearest && possible && (!timed || inTime(head, head));
        if (cheapest && !blinks(after == NOWHERE ? BLINK_AT_ONLY_COURIER : BLINK_AT_COURIER)) {
          dearest = cost;
          detour = cost;
          after = head;
        }
      }
    }
  }

  private void consider(int node, int next) {
    int detour = in[row + routes.place(node)] + out[row + routes.place(next)] - routes.leg[node];
    if (detour < least && (!timed || inTime(node, next)) && !blinks(BLINK)) {
      least = detour;
      after = node;
    }
  }

  private boolean inTime(int node, int next) {
    int arrival = routes.times.leave[node] + timeIn[row + routes.place(node)];
    int begin = Math.max(earliest, arrival);
    return begin <= latest
        && begin + service + timeOut[row + routes.place(next)] <= routes.times.due[next];
  }
}
