package io.lading.planner.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A first plan: every stop has a route of its own, and then the two routes are joined by whose
 * joining most is saved, and so on (Clarke and Wright, 1964). Knows nothing of how many couriers
 * there are and joins what the largest of all could carry.
 */
final class Savings {

  private static final int NEAREST = 30;

  private final Facts facts;
  private final Neighbours neighbours;
  private final int nearest;
  private final boolean reversible;
  private final long maxWeight;
  private final long maxVolume;
  private final int maxStops;
  private final int shiftEnd;

  private final int[] next;
  private final int[] prev;
  private final int[] route;
  private final int[] first;
  private final int[] last;
  private final long[] weight;
  private final long[] volume;
  private final int[] count;
  private final int[] leave;
  private final int[] due;

  Savings(Facts facts, Neighbours neighbours) {
    this.facts = facts;
    this.neighbours = neighbours;
    this.nearest = Math.min(NEAREST, neighbours.each);
    reversible = !facts.timed && facts.cost.in == facts.cost.out;
    maxWeight = facts.types.stream().mapToLong(CourierType::maxWeight).max().orElse(0);
    maxVolume = facts.types.stream().mapToLong(CourierType::maxVolume).max().orElse(0);
    maxStops = facts.types.stream().mapToInt(CourierType::maxStops).max().orElse(0);
    shiftEnd = facts.types.stream().mapToInt(CourierType::shiftEnd).max().orElse(0);
    next = new int[facts.places];
    prev = new int[facts.places];
    route = new int[facts.places];
    first = new int[facts.places];
    last = new int[facts.places];
    weight = facts.weight.clone();
    volume = facts.volume.clone();
    count = new int[facts.places];
    leave = new int[facts.places];
    due = new int[facts.places];
  }

  /** Routes of all of {@code stops}. */
  List<int[]> routes(int[] stops) {
    Arrays.fill(route, -1);
    for (int stop : stops) {
      alone(stop);
    }
    long[] savings = savings(stops);
    for (int i = savings.length - 1; i >= 0 && savings[i] >>> 32 > 0; i--) {
      int entry = (int) savings[i] >>> 1;
      int stop = entry / neighbours.each;
      int other = neighbours.near[entry];
      boolean onward = (savings[i] & 1) == 0;
      join(onward ? stop : other, onward ? other : stop);
    }
    return collect(stops);
  }

  private void alone(int stop) {
    route[stop] = stop;
    first[stop] = stop;
    last[stop] = stop;
    count[stop] = 1;
    next[stop] = 0;
    prev[stop] = 0;
    if (facts.timed) {
      time(stop);
    }
  }

  /** What joining saves, in the upper half, which leg joins in the lower; ascending. */
  private long[] savings(int[] stops) {
    long[] all = new long[2 * stops.length * nearest];
    int size = 0;
    for (int stop : stops) {
      for (int entry = stop * neighbours.each; entry < stop * neighbours.each + nearest; entry++) {
        int other = neighbours.near[entry];
        if (route[other] >= 0 && (!reversible || stop < other || !mutual(stop, other))) {
          all[size++] = ((long) saving(stop, other) << 32) | (entry << 1);
          if (!reversible) {
            all[size++] = ((long) saving(other, stop) << 32) | (entry << 1) | 1;
          }
        }
      }
    }
    long[] exact = Arrays.copyOf(all, size);
    Arrays.sort(exact);
    return exact;
  }

  private boolean mutual(int stop, int other) {
    int from = other * neighbours.each;
    for (int i = from; i < from + nearest; i++) {
      if (neighbours.near[i] == stop) {
        return true;
      }
    }
    return false;
  }

  private int saving(int from, int to) {
    int leg = facts.cost.out[from * facts.places + to];
    long saved =
        (long) facts.cost.in[to * facts.places] + facts.cost.out[from * facts.places] - leg;
    return leg >= Legs.GAP ? 0 : Math.clamp(saved, 0, Integer.MAX_VALUE);
  }

  private void join(int from, int to) {
    int front = route[from];
    int back = route[to];
    if (front == back || !roomFor(front, back) || !turned(front, from, back, to)) {
      return;
    }
    if (inTime(from, to)) {
      append(front, from, back, to);
    }
  }

  private boolean roomFor(int a, int b) {
    return weight[a] + weight[b] <= maxWeight
        && volume[a] + volume[b] <= maxVolume
        && count[a] + count[b] <= maxStops;
  }

  /** Whether the one route ends with {@code from} and the other begins with {@code to}, or can. */
  private boolean turned(int front, int from, int back, int to) {
    boolean ends = last[front] == from;
    boolean begins = first[back] == to;
    if (!reversible || ends && begins) {
      return ends && begins;
    }
    if (!ends && first[front] != from || !begins && last[back] != to) {
      return false;
    }
    if (!ends) {
      reverse(front);
    }
    if (!begins) {
      reverse(back);
    }
    return true;
  }

  private void reverse(int of) {
    for (int node = first[of]; node > 0; node = prev[node]) {
      int then = next[node];
      next[node] = prev[node];
      prev[node] = then;
    }
    int end = first[of];
    first[of] = last[of];
    last[of] = end;
  }

  private boolean inTime(int from, int to) {
    return !facts.timed || leave[from] + drive(from, to) <= due[to];
  }

  private int drive(int from, int to) {
    return facts.time.out[from * facts.places + to];
  }

  private void append(int front, int from, int back, int to) {
    next[from] = to;
    prev[to] = from;
    for (int node = to; node > 0; node = next[node]) {
      route[node] = front;
    }
    last[front] = last[back];
    weight[front] += weight[back];
    volume[front] += volume[back];
    count[front] += count[back];
    if (facts.timed) {
      time(front);
    }
  }

  private void time(int of) {
    for (int node = first[of]; node > 0; node = next[node]) {
      int arrival = prev[node] == 0 ? drive(0, node) : leave[prev[node]] + drive(prev[node], node);
      leave[node] = Math.max(facts.earliest[node], arrival) + facts.service[node];
    }
    for (int node = last[of]; node > 0; node = prev[node]) {
      int then = next[node] == 0 ? shiftEnd : due[next[node]];
      int latest = then - drive(node, next[node]) - facts.service[node];
      due[node] = Math.min(facts.latest[node], latest);
    }
  }

  private List<int[]> collect(int[] stops) {
    List<int[]> all = new ArrayList<>();
    for (int stop : stops) {
      if (first[route[stop]] == stop) {
        int[] of = new int[count[route[stop]]];
        int node = stop;
        for (int i = 0; i < of.length; i++) {
          of[i] = node;
          node = next[node];
        }
        all.add(of);
      }
    }
    return all;
  }
}
