package io.lading.core.verify;

import java.util.Arrays;

/**
 * For each 64-bit key three counts: how many of its events the database knows, how many of them the
 * relay says are published, and up to which the topic was seen. Kept in arrays, 40 to 80 bytes a
 * key, so that millions of orders fit. Not safe for use by many threads.
 */
final class OrderTable {

  /** What is told of a key. */
  interface Visitor {
    void key(long key, int known, int published, int seen);
  }

  private static final int COUNTS = 3;

  private long[] keys = new long[1 << 10];
  private int[] counts = new int[COUNTS << 10];
  private int used;

  void know(long key, int known, int published) {
    int slot = slot(key);
    counts[COUNTS * slot] = known;
    counts[COUNTS * slot + 1] = published;
  }

  int known(long key) {
    return counts[COUNTS * slot(key)];
  }

  int seen(long key) {
    return counts[COUNTS * slot(key) + 2];
  }

  void see(long key, int upTo) {
    counts[COUNTS * slot(key) + 2] = upTo;
  }

  void forEach(Visitor visitor) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0) {
        int at = COUNTS * slot;
        visitor.key(keys[slot] - 1, counts[at], counts[at + 1], counts[at + 2]);
      }
    }
  }

  /** Slots keep key + 1, so that 0 is an empty one; key -1 has none and is never used. */
  private int slot(long key) {
    int slot = find(key + 1);
    if (keys[slot] == 0) {
      if (2 * ++used > keys.length) {
        grow();
        slot = find(key + 1);
      }
      keys[slot] = key + 1;
    }
    return slot;
  }

  private int find(long stored) {
    long mixed = stored * 0x9e3779b97f4a7c15L;
    int slot = (int) (mixed >>> 33) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != stored) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new int[2 * oldCounts.length];
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = find(oldKeys[old]);
        keys[slot] = oldKeys[old];
        int[] moved = Arrays.copyOfRange(oldCounts, COUNTS * old, COUNTS * old + COUNTS);
        System.arraycopy(moved, 0, counts, COUNTS * slot, COUNTS);
      }
    }
  }
}
