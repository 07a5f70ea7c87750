package io.lading.planner.solver;

import java.util.Arrays;

/**
 * Which stops left and entered routes since the last mark, and what the legs were before, so that
 * it can be taken back without looking up any leg again.
 */
final class Journal {

  private static final int FIELDS = 6;

  private int[] entries = new int[64 * FIELDS];
  private int size;

  /**
   * @param stop positive if it entered, negative if it left
   * @param after where it stands, or stood
   * @param leg from there before
   * @param own the leg from the stop before
   */
  void note(int stop, int after, int leg, int drive, int own, int ownDrive) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    entries[size] = stop;
    entries[size + 1] = after;
    entries[size + 2] = leg;
    entries[size + 3] = drive;
    entries[size + 4] = own;
    entries[size + 5] = ownDrive;
    size += FIELDS;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The newest entry, which is forgotten; the others of its numbers follow. */
  int pop() {
    size -= FIELDS;
    return entries[size];
  }

  int after() {
    return entries[size + 1];
  }

  int leg() {
    return entries[size + 2];
  }

  int drive() {
    return entries[size + 3];
  }

  int own() {
    return entries[size + 4];
  }

  int ownDrive() {
    return entries[size + 5];
  }

  void forget() {
    size = 0;
  }
}
