package io.lading.planner.solver;

/**
 * A plan in the making, that changes by stops, strings of them, and ends of routes. Every change
 * keeps {@link #cost} right. Not for many threads.
 *
 * <p>Whoever inserts has made sure that every limit is kept; whoever removes, appends or crosses
 * lets {@link Punctuality} see to it before the next insertion.
 */
final class Routes {

  final Facts facts;

  /** Of {@link Rings} and {@link Crews}, to be read. */
  final int[] next;

  final int[] prev;
  final int[] leg;
  final int[] span;
  final Timetable times;
  final int[] slot;
  final int[] count;
  final Loads loads;
  final Fleet fleet;

  /** Stops that wait for a route. */
  final IntBag absent;

  final Punctuality punctuality;

  /** Slots that changed since somebody last cleared it. */
  final IntBag changed;

  /** Of legs, couriers in use, and the penalty for each absent stop. */
  long cost;

  private final int size;
  private final Rings rings;
  private final Crews crews;
  private final Journal journal = new Journal();

  /** The cost that {@link #undo} comes back to. */
  private long kept;

  Routes(Facts facts) {
    this.facts = facts;
    size = facts.size;
    rings = new Rings(facts);
    next = rings.next;
    prev = rings.prev;
    leg = rings.leg;
    span = rings.span;
    times = rings.times;
    crews = new Crews(facts);
    slot = crews.slot;
    count = crews.count;
    loads = crews.loads;
    fleet = crews.fleet;
    absent = new IntBag(facts.places);
    punctuality = new Punctuality(this);
    changed = new IntBag(facts.slots());
  }

  /** No stops and no couriers again. */
  void clear() {
    while (fleet.used.size() > 0) {
      int s = fleet.used.get(0);
      remove(next[head(s)], count[s]);
    }
    fleet.withdraw();
    absent.clear();
    cost = 0;
    keep();
  }

  /** Starts with a share of a plan: whatever of its routes keeps every limit. */
  void take(Share share) {
    for (int s : share.slots()) {
      fleet.offer(s);
    }
    for (int stop : share.stops()) {
      absent.add(stop);
    }
    cost = facts.penalty * share.stops().length;
    keep();
    var seating = new Seating(this);
    for (int s : share.slots()) {
      int[] stops = share.start().bySlot()[s];
      if (stops.length > 0) {
        seating.seat(s, stops);
      }
    }
  }

  /** How many stops are on routes. */
  int served() {
    return crews.served;
  }

  int head(int slot) {
    return size + 1 + slot;
  }

  boolean isHead(int node) {
    return node > size;
  }

  /** The place where a node is. */
  int place(int node) {
    return node > size ? 0 : node;
  }

  /** Puts an absent stop behind a node, where it must be in time and find room. */
  void insert(int stop, int after) {
    enter(stop, after);
    if (facts.timed) {
      times.enter(stop);
    }
  }

  /**
   * Puts an absent stop at the end of a route, which has to be settled afterwards. Whether there is
   * room is not looked at.
   */
  void append(int stop, int s) {
    enter(stop, prev[head(s)]);
  }

  private void enter(int stop, int after) {
    journal.entered(stop, after, leg[after], times.drive[after]);
    link(stop, after);
    touch(slot[stop]);
    cost -= leg[after];
    rings.measure(after);
    rings.measure(stop);
    cost += leg[after] + leg[stop];
    rings.spread(stop);
  }

  /** Takes a stop off its route, which has to be settled afterwards. */
  void remove(int stop) {
    remove(stop, 1);
  }

  /** The same for one or more adjacent stops. Says which node comes next. */
  int remove(int first, int length) {
    int before = prev[first];
    int node = first;
    touch(slot[first]);
    cost -= leg[before];
    for (int i = 0; i < length; i++) {
      int behind = next[node];
      journal.left(node, before, leg[before], times.drive[before], leg[node], times.drive[node]);
      cost -= leg[node];
      unlink(node);
      node = behind;
    }
    rings.measure(before);
    cost += leg[before];
    rings.close(before);
    return node;
  }

  /**
   * Lets two routes of equal couriers go on as the other did, each from one of its nodes; both have
   * to be closed afterwards. Whether there is room is not looked at.
   */
  void cross(int a, int b) {
    journal.crossed(a, b, leg[b], times.drive[b], leg[a], times.drive[a]);
    touch(slot[a]);
    touch(slot[b]);
    cost -= leg[a] + leg[b];
    exchange(a, b);
    rings.measure(a);
    rings.measure(b);
    cost += leg[a] + leg[b];
    rings.close(a);
    rings.close(b);
  }

  private void exchange(int a, int b) {
    int s = slot[a];
    int other = slot[b];
    int more = crews.hand(next[b], other, s, next) - crews.hand(next[a], s, other, next);
    rings.cross(a, head(s), b, head(other));
    cost += crews.grow(s, more) + crews.grow(other, -more);
  }

  /** {@link #undo} will come back to here. */
  void keep() {
    journal.forget();
    times.keep();
    kept = cost;
  }

  /** Comes back to the last {@link #keep}. */
  void undo() {
    while (!journal.isEmpty()) {
      int node = journal.pop();
      int after = journal.after();
      if (journal.hasEntered()) {
        unlink(node);
        rings.measured(after, journal.leg(), journal.drive());
        rings.close(after);
      } else if (journal.hasLeft()) {
        link(node, after);
        restoreLegs(node, after);
        rings.spread(node);
      } else {
        exchange(node, after);
        restoreLegs(node, after);
        rings.close(node);
        rings.close(after);
      }
    }
    times.undo();
    cost = kept;
  }

  private void restoreLegs(int node, int after) {
    rings.measured(after, journal.leg(), journal.drive());
    rings.measured(node, journal.own(), journal.ownDrive());
  }

  private void link(int stop, int after) {
    rings.link(stop, after);
    absent.remove(stop);
    cost += crews.give(stop, slot[after]) - facts.penalty;
  }

  private void unlink(int stop) {
    rings.unlink(stop);
    absent.add(stop);
    cost += crews.take(stop) + facts.penalty;
  }

  private void touch(int s) {
    if (!changed.has(s)) {
      changed.add(s);
    }
  }

  /** The stops of a slot, in order. */
  void copy(int s, int[] stops) {
    int node = next[head(s)];
    for (int i = 0; i < count[s]; i++) {
      stops[i] = node;
      node = next[node];
    }
  }
}
