package io.lading.planner.solver;

import java.util.Arrays;

/**
 * Which stops left and entered routes since the last mark, which routes crossed, and what the legs
 * were before, so that it can be taken back without looking up any leg again.
 */
final class Journal {

  private static final int FIELDS = 7;

  private static final int ENTERED = 0;
  private static final int LEFT = 1;
  private static final int CROSSED = 2;

  private int[] entries = new int[64 * FIELDS];
  private int size;

  /**
   * @param after where it stands now
   * @param leg from there before
   */
  void entered(int stop, int after, int leg, int drive) {
    note(ENTERED, stop, after, leg, drive, 0, 0);
  }

  /**
   * @param after where it stood, or the string that leaves at once
   * @param leg from there before any of it left
   * @param own the leg from the stop before
   */
  void left(int stop, int after, int leg, int drive, int own, int ownDrive) {
    note(LEFT, stop, after, leg, drive, own, ownDrive);
  }

  /**
   * @param leg from {@code b} before
   * @param own the leg from {@code a} before
   */
  void crossed(int a, int b, int leg, int drive, int own, int ownDrive) {
    note(CROSSED, a, b, leg, drive, own, ownDrive);
  }

  private void note(int what, int node, int after, int leg, int drive, int own, int ownDrive) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    entries[size] = what;
    entries[size + 1] = node;
    entries[size + 2] = after;
    entries[size + 3] = leg;
    entries[size + 4] = drive;
    entries[size + 5] = own;
    entries[size + 6] = ownDrive;
    size += FIELDS;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The node of the newest entry, which is forgotten; all else of it can be asked for then. */
  int pop() {
    size -= FIELDS;
    return entries[size + 1];
  }

  boolean hasEntered() {
    return entries[size] == ENTERED;
  }

  boolean hasLeft() {
    return entries[size] == LEFT;
  }

  /** The node after which it came or, of a crossing, the other node. */
  int after() {
    return entries[size + 2];
  }

  int leg() {
    return entries[size + 3];
  }

  int drive() {
    return entries[size + 4];
  }

  int own() {
    return entries[size + 5];
  }

  int ownDrive() {
    return entries[size + 6];
  }

  void forget() {
    size = 0;
  }
}
