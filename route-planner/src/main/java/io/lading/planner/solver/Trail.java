package io.lading.planner.solver;

import java.util.Arrays;

/** Remembers what numbers in an array were before they changed, so that it can be taken back. */
final class Trail {

  private final int[] values;
  private int[] index = new int[64];
  private int[] old = new int[64];
  private int size;

  Trail(int[] values) {
    this.values = values;
  }

  void set(int at, int value) {
    if (size == index.length) {
      index = Arrays.copyOf(index, 2 * size);
      old = Arrays.copyOf(old, 2 * size);
    }
    index[size] = at;
    old[size++] = values[at];
    values[at] = value;
  }

  /** {@link #undo} will come back to here. */
  void keep() {
    size = 0;
  }

  /** Comes back to the last {@link #keep}. */
  void undo() {
    while (size > 0) {
      size--;
      values[index[size]] = old[size];
    }
  }
}
