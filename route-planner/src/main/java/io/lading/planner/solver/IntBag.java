package io.lading.planner.solver;

import java.util.Arrays;

/** Different numbers below a bound, in no order; everything takes constant time. */
final class IntBag {

  private final int[] items;
  private final int[] place;
  private int size;

  IntBag(int bound) {
    items = new int[bound];
    place = new int[bound];
    Arrays.fill(place, -1);
  }

  int size() {
    return size;
  }

  int get(int index) {
    return items[index];
  }

  boolean has(int item) {
    return place[item] >= 0;
  }

  void add(int item) {
    place[item] = size;
    items[size++] = item;
  }

  void remove(int item) {
    int hole = place[item];
    int last = items[--size];
    items[hole] = last;
    place[last] = hole;
    place[item] = -1;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      place[items[i]] = -1;
    }
    size = 0;
  }
}
