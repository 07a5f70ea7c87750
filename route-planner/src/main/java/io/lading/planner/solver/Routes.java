package io.lading.planner.solver;

import java.util.Arrays;

/**
 * A plan in the making, that changes stop by stop. Every change keeps {@link #cost} right. A route
 * is a ring of nodes: its head, which stands for the depot, and its stops. Stops have the numbers
 * of the problem, the head of slot s has {@code size + 1 + s}. Not for many threads.
 *
 * <p>Whoever inserts has made sure that every limit is kept; whoever removes or appends lets {@link
 * Punctuality} see to it before the next insertion.
 */
final class Routes {

  /** Shorter than any leg can be, and still a number to reckon with. */
  static final int NONE = -Legs.GAP;

  final Facts facts;
  final int[] next;
  final int[] prev;

  /** The slot of a node, -1 for a stop on no route. */
  final int[] slot;

  /** What the leg from a node to its next costs. */
  final int[] leg;

  /** The longer of the legs of {@link #leg} to and from a stop; of an absent one, {@link #NONE}. */
  final int[] span;

  final Timetable times;
  final Loads loads;

  /** How many stops a slot has. */
  final int[] count;

  /** Stops that wait for a route. */
  final IntBag absent;

  final Fleet fleet;
  final Punctuality punctuality;

  /** Slots that changed since somebody last cleared it. */
  final IntBag changed;

  /** How many stops are on routes. */
  int served;

  /** Of legs, couriers in use, and the penalty for each absent stop. */
  long cost;

  private final int size;
  private final Journal journal = new Journal();

  Routes(Facts facts) {
    this.facts = facts;
    size = facts.size;
    int nodes = facts.places + facts.slots();
    next = new int[nodes];
    prev = new int[nodes];
    slot = new int[nodes];
    leg = new int[nodes];
    span = new int[nodes];
    times = new Timetable(facts, next, prev);
    loads = new Loads(facts);
    count = new int[facts.slots()];
    absent = new IntBag(facts.places);
    fleet = new Fleet(facts);
    punctuality = new Punctuality(this);
    changed = new IntBag(facts.slots());
    Arrays.fill(slot, -1);
    Arrays.fill(span, NONE);
    for (int head = facts.places; head < nodes; head++) {
      next[head] = head;
      prev[head] = head;
      slot[head] = head - facts.places;
    }
  }

  /** No stops and no couriers again. */
  void clear() {
    while (fleet.used.size() > 0) {
      remove(next[head(fleet.used.get(0))]);
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
    var seating = new Seating(this);
    for (int s : share.slots()) {
      int[] stops = share.start().bySlot()[s];
      if (stops.length > 0) {
        seating.seat(s, stops);
      }
    }
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
    note(stop, after, stop);
    link(stop, after);
    touch(slot[stop]);
    cost -= leg[after];
    measure(after);
    measure(stop);
    cost += leg[after] + leg[stop];
    spread(stop);
  }

  /** Takes a stop off its route, which has to be settled afterwards. */
  void remove(int stop) {
    int before = prev[stop];
    note(-stop, before, stop);
    touch(slot[stop]);
    unlink(stop);
    cost -= leg[before] + leg[stop];
    measure(before);
    cost += leg[before];
    close(before);
  }

  private void note(int entry, int after, int stop) {
    journal.note(entry, after, leg[after], times.drive[after], leg[stop], times.drive[stop]);
  }

  /** {@link #undo} will come back to here. */
  void keep() {
    journal.forget();
    times.keep();
  }

  /** Comes back to the last {@link #keep}. */
  void undo() {
    while (!journal.isEmpty()) {
      int stop = journal.pop();
      int after = journal.after();
      if (stop > 0) {
        unlink(stop);
        cost -= leg[after] + leg[stop];
        leg[after] = journal.leg();
        times.drive[after] = journal.drive();
        cost += leg[after];
        close(after);
      } else {
        link(-stop, after);
        cost -= leg[after];
        leg[after] = journal.leg();
        times.drive[after] = journal.drive();
        leg[-stop] = journal.own();
        times.drive[-stop] = journal.ownDrive();
        cost += leg[after] + leg[-stop];
        spread(-stop);
      }
    }
    times.undo();
  }

  private void link(int stop, int after) {
    int s = slot[after];
    int behind = next[after];
    next[after] = stop;
    prev[stop] = after;
    next[stop] = behind;
    prev[behind] = stop;
    slot[stop] = s;
    cost -= facts.penalty;
    absent.remove(stop);
    loads.load(s, stop);
    served++;
    if (count[s]++ == 0) {
      fleet.employ(s);
      cost += facts.fixedCost[s];
    }
  }

  private void unlink(int stop) {
    int s = slot[stop];
    int before = prev[stop];
    int behind = next[stop];
    next[before] = behind;
    prev[behind] = before;
    slot[stop] = -1;
    span[stop] = NONE;
    cost += facts.penalty;
    absent.add(stop);
    loads.unload(s, stop);
    served--;
    if (--count[s] == 0) {
      fleet.dismiss(s);
      cost -= facts.fixedCost[s];
    }
  }

  private void measure(int node) {
    int entry = place(node) * facts.places + place(next[node]);
    leg[node] = facts.cost.out[entry];
    if (facts.timed) {
      times.measure(node, entry);
    }
  }

  /** Brings {@link #span} up to date after a stop was linked. */
  private void spread(int stop) {
    close(prev[stop]);
    span[next[stop]] = Math.max(leg[stop], leg[next[stop]]);
  }

  /** Brings {@link #span} up to date after a stop was unlinked from behind this node. */
  private void close(int before) {
    int behind = next[before];
    span[before] = Math.max(leg[prev[before]], leg[before]);
    span[behind] = Math.max(leg[before], leg[behind]);
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
