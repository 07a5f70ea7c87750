package io.lading.planner.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Each thread has some of the routes, which lie together, and nobody else touches them. Every round
 * divides anew, so that no border stays: around a stop that is drawn, or across, between two. By
 * equal iterations, with enough rounds, and if the plan is whole while it is hottest, two threads
 * were measured to come as far as one that makes those of both, within noise.
 */
final class Divided implements Teamwork {

  /** How often the border goes across: better with windows, no worse without. */
  private static final double ACROSS = 0.5;

  private final Ground ground;
  private final Facts facts;
  private final int threads;
  private Layout present;
  private Layout best;

  Divided(Ground ground, Layout present, Layout best, int threads) {
    this.ground = ground;
    this.facts = ground.facts();
    this.threads = threads;
    this.present = present;
    this.best = best;
  }

  @Override
  public List<Share> shares(Dice dice) {
    List<Integer> used = new ArrayList<>(slots(true));
    double[] far = distances(any(dice), used);
    if (dice.hits(ACROSS)) {
      double[] other = distances(any(dice), used);
      used.forEach(slot -> far[slot] -= other[slot]);
    }
    used.sort(Comparator.comparingDouble(slot -> far[slot]));
    int[] owner = owners(used);
    return IntStream.range(0, threads).mapToObj(thread -> share(thread, owner)).toList();
  }

  private List<Integer> slots(boolean inUse) {
    return IntStream.range(0, facts.slots())
        .filter(slot -> present.bySlot()[slot].length > 0 == inUse)
        .boxed()
        .toList();
  }

  private int any(Dice dice) {
    return ground.stops()[dice.below(ground.stops().length)];
  }

  private double[] distances(int centre, List<Integer> slots) {
    double[] far = new double[facts.slots()];
    slots.forEach(slot -> far[slot] = distance(centre, present.bySlot()[slot]));
    return far;
  }

  private double distance(int centre, int[] stops) {
    double sum = 0;
    for (int stop : stops) {
      sum += facts.cost.out[centre * facts.places + stop];
    }
    return sum / stops.length;
  }

  /**
   * Whose each slot is: about equally many stops for everybody, and equally many idle couriers. Who
   * is the only one of these goes to the last thread, and so does whoever is on no route.
   */
  private int[] owners(List<Integer> used) {
    int[] owner = new int[facts.slots()];
    int stops = used.stream().mapToInt(slot -> present.bySlot()[slot].length).sum();
    int before = 0;
    for (int slot : used) {
      owner[slot] = (int) ((long) before * threads / stops);
      before += present.bySlot()[slot].length;
    }
    int idle = 0;
    for (int slot : slots(false)) {
      owner[slot] = threads - 1 - idle++ % threads;
    }
    return owner;
  }

  private Share share(int thread, int[] owner) {
    int[] slots = IntStream.range(0, owner.length).filter(s -> owner[s] == thread).toArray();
    int[] holder = new int[facts.places];
    Arrays.fill(holder, threads - 1);
    for (int slot = 0; slot < owner.length; slot++) {
      for (int stop : present.bySlot()[slot]) {
        holder[stop] = owner[slot];
      }
    }
    int[] stops = Arrays.stream(ground.stops()).filter(s -> holder[s] == thread).toArray();
    return new Share(slots, stops, present);
  }

  @Override
  public void gather(List<Share> shares, List<Result> results) {
    present = joined(shares, results.stream().map(Result::present).toList());
    Layout joined = joined(shares, results.stream().map(Result::best).toList());
    best = joined.cost() < best.cost() ? joined : best;
  }

  private Layout joined(List<Share> shares, List<Layout> parts) {
    int[][] bySlot = new int[facts.slots()][];
    long cost = 0;
    for (int i = 0; i < parts.size(); i++) {
      for (int slot : shares.get(i).slots()) {
        bySlot[slot] = parts.get(i).bySlot()[slot];
      }
      cost += parts.get(i).cost();
    }
    return new Layout(bySlot, cost);
  }

  @Override
  public Layout best() {
    return best;
  }
}
