package io.lading.planner.solver;

import java.util.Arrays;
import java.util.List;

/**
 * A problem as primitive arrays, for loops that run a million times. Places are numbered by {@link
 * Numbering}. A slot is one courier who may drive one route; slots of a type stand together. Does
 * not change once made; shared by threads.
 */
final class Facts {

  final Numbering numbering;
  final int size;
  final int places;
  final Legs cost;

  /** The very legs of {@link #cost} if durations are costs: half the memory to go through. */
  final Legs time;

  final int[] earliest;
  final int[] latest;
  final int[] service;
  final long[] weight;
  final long[] volume;

  final List<CourierType> types;
  final int[] slotType;

  /** The first slot of each type and, at the end, the number of slots. */
  final int[] firstSlot;

  final long[] fixedCost;
  final long penalty;

  /** Whether anybody can be late. */
  final boolean timed;

  /** Whether there are other limits to a load than its weight, or a weight is beyond an int. */
  final boolean bulky;

  /** Whether a route may break when a stop leaves it. */
  final boolean brittle;

  Facts(Problem problem) {
    size = problem.size();
    places = size + 1;
    types = problem.couriers();
    penalty = problem.objective().perUnassigned();
    numbering = Numbering.of(problem);
    cost = Legs.costs(problem, numbering);
    timed = timed(problem);
    time = !timed || alike(problem) ? cost : Legs.durations(problem, numbering);
    brittle = timed || cost.gaps;
    earliest = new int[places];
    latest = new int[places];
    service = new int[places];
    weight = new long[places];
    volume = new long[places];
    for (int stop = 1; stop <= size; stop++) {
      take(stop, problem.stop(numbering.old(stop)));
    }
    bulky = bulky();
    firstSlot = new int[types.size() + 1];
    slotType = slotTypes();
    fixedCost = Arrays.stream(slotType).mapToLong(type -> types.get(type).fixedCost()).toArray();
  }

  private static boolean timed(Problem problem) {
    return problem.stops().stream().anyMatch(stop -> stop.latest() < Stop.WHENEVER)
        || problem.couriers().stream().anyMatch(type -> type.shiftEnd() < Stop.WHENEVER);
  }

  private static boolean alike(Problem problem) {
    return problem.matrix().distance() == problem.matrix().duration()
        && problem.objective().perDistance() == 1
        && problem.objective().perDuration() == 0;
  }

  private void take(int number, Stop stop) {
    earliest[number] = stop.earliest();
    latest[number] = stop.latest();
    service[number] = stop.service();
    weight[number] = stop.weight();
    volume[number] = stop.volume();
  }

  private boolean bulky() {
    long all = Arrays.stream(volume).sum();
    return types.stream().anyMatch(type -> type.maxStops() < size || type.maxVolume() < all)
        || Arrays.stream(weight).anyMatch(one -> one > Integer.MAX_VALUE);
  }

  private int[] slotTypes() {
    for (int type = 0; type < types.size(); type++) {
      firstSlot[type + 1] = firstSlot[type] + Math.min(size, types.get(type).count());
    }
    int[] typeOf = new int[firstSlot[types.size()]];
    for (int type = 0; type < types.size(); type++) {
      Arrays.fill(typeOf, firstSlot[type], firstSlot[type + 1], type);
    }
    return typeOf;
  }

  int slots() {
    return slotType.length;
  }

  CourierType courier(int slot) {
    return types.get(slotType[slot]);
  }
}
