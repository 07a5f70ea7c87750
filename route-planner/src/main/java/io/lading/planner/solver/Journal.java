package io.lading.planner.solver;

import java.util.Arrays;

/** Which stops left and entered routes since the last mark, so that it can be taken back. */
final class Journal {

  private int[] stops = new int[64];
  private int[] before = new int[64];
  private int size;

  /**
   * @param stop positive if it entered, negative if it left; {@code after} is where it stood
   */
  private void note(int stop, int after) {
    if (size == stops.length) {
      stops = Arrays.copyOf(stops, 2 * size);
      before = Arrays.copyOf(before, 2 * size);
    }
    stops[size] = stop;
    before[size++] = after;
  }

  void entered(int stop) {
    note(stop, 0);
  }

  void left(int stop, int after) {
    note(-stop, after);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The newest entry, which is forgotten: a stop that entered, or less than zero. */
  int pop() {
    return stops[--size];
  }

  /** After which node the stop of the entry just popped stood. */
  int after() {
    return before[size];
  }

  void forget() {
    size = 0;
  }
}
