package io.lading.planner.solver;

import java.util.Arrays;

/**
 * Who comes after whom, and what the legs between them cost. A route is a ring of nodes: its head,
 * which stands for the depot, and its stops. Stops have the numbers of the problem, the head of
 * slot s has {@code size + 1 + s}.
 */
final class Rings {

  /** Shorter than any leg can be, and still a number to reckon with. */
  static final int NONE = -Legs.GAP;

  final int[] next;
  final int[] prev;

  /** What the leg from a node to its next costs. */
  final int[] leg;

  /** The longer of the legs of {@link #leg} to and from a stop; of an absent one, {@link #NONE}. */
  final int[] span;

  final Timetable times;

  /** Of {@link Facts}: what is read a dozen times for each stop that moves is at hand. */
  private final int size;

  private final int places;
  private final int[] cost;
  private final boolean timed;

  Rings(Facts facts) {
    size = facts.size;
    places = facts.places;
    cost = facts.cost.out;
    timed = facts.timed;
    int nodes = places + facts.slots();
    next = new int[nodes];
    prev = new int[nodes];
    leg = new int[nodes];
    span = new int[nodes];
    times = new Timetable(facts, next, prev);
    Arrays.fill(span, NONE);
    for (int head = places; head < nodes; head++) {
      join(head, head);
    }
  }

  private int place(int node) {
    return node > size ? 0 : node;
  }

  void link(int stop, int after) {
    join(stop, next[after]);
    join(after, stop);
  }

  void unlink(int stop) {
    join(prev[stop], next[stop]);
    span[stop] = NONE;
  }

  /** Two rings go on as the other did, each from one of its nodes. */
  void cross(int a, int head, int b, int otherHead) {
    int first = next[a];
    int last = prev[head];
    int otherFirst = next[b];
    int otherLast = prev[otherHead];
    attach(a, otherFirst, otherLast, otherHead, head);
    attach(b, first, last, head, otherHead);
  }

  /** Nothing if the first node is the head it comes from. */
  private void attach(int node, int first, int last, int from, int to) {
    if (first == from) {
      join(node, to);
    } else {
      join(node, first);
      join(last, to);
    }
  }

  private void join(int node, int then) {
    next[node] = then;
    prev[then] = node;
  }

  /** Looks up the leg from a node to its next. */
  void measure(int node) {
    int entry = place(node) * places + place(next[node]);
    leg[node] = cost[entry];
    if (timed) {
      times.measure(node, entry);
    }
  }

  void measured(int node, int cost, int drive) {
    leg[node] = cost;
    times.drive[node] = drive;
  }

  /** Brings {@link #span} up to date after a stop was linked. */
  void spread(int stop) {
    close(prev[stop]);
    span[next[stop]] = Math.max(leg[stop], leg[next[stop]]);
  }

  /** Brings {@link #span} up to date after what follows upon this node has changed. */
  void close(int before) {
    int behind = next[before];
    span[before] = Math.max(leg[prev[before]], leg[before]);
    span[behind] = Math.max(leg[before], leg[behind]);
  }
}
