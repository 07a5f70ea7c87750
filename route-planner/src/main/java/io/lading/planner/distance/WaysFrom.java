package io.lading.planner.distance;

import io.lading.planner.solver.Matrix;
import java.util.Arrays;
import java.util.BitSet;

/** The ways from one place, by the numbers of the others. Guarded by who has it. */
final class WaysFrom {

  private static final int UNKNOWN = -1;

  /** When somebody last wanted to know. */
  long wantedAt;

  private int number;
  private int[] metres;
  private int[] seconds;

  /** There was no way to somewhere, as was told then. */
  private boolean blocked;

  private long askedAt;

  WaysFrom(int number, int width) {
    this.number = number;
    metres = filled(width);
    seconds = filled(width);
  }

  private static int[] filled(int width) {
    int[] ways = new int[width];
    Arrays.fill(ways, UNKNOWN);
    return ways;
  }

  int number() {
    return number;
  }

  boolean knows(int[] numbers) {
    for (int to : numbers) {
      if (metres[to] == UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  /** To itself it is no way. */
  void copy(int[] numbers, int[] distance, int[] duration, int at) {
    for (int i = 0; i < numbers.length; i++) {
      boolean same = numbers[i] == number;
      distance[at + i] = same ? 0 : metres[numbers[i]];
      duration[at + i] = same ? 0 : seconds[numbers[i]];
    }
  }

  /** Whether one of these had no way when that was asked before. */
  boolean isStale(int[] numbers, long before) {
    return isOld(before) && Arrays.stream(numbers).anyMatch(this::isBlocked);
  }

  private boolean isOld(long before) {
    return blocked && askedAt - before < 0;
  }

  private boolean isBlocked(int to) {
    return metres[to] == Matrix.UNREACHABLE || seconds[to] == Matrix.UNREACHABLE;
  }

  /** Which of the numbers are to be asked for: unknown, or without a way as was told before. */
  BitSet missing(int[] numbers, long before) {
    boolean old = isOld(before);
    var missing = new BitSet(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      missing.set(i, metres[numbers[i]] == UNKNOWN || old && isBlocked(numbers[i]));
    }
    return missing;
  }

  /** Everything that is missing is asked for now. */
  void asked(long now, long before) {
    if (!blocked || isOld(before)) {
      askedAt = now;
    }
  }

  /** True if there is a way now where there was none. */
  boolean note(int[] numbers, int[] metresTo, int[] secondsTo) {
    boolean mended = false;
    for (int i = 0; i < numbers.length; i++) {
      int to = numbers[i];
      if (to >= 0) {
        boolean wasBlocked = isBlocked(to);
        metres[to] = possible(metresTo[i]);
        seconds[to] = possible(secondsTo[i]);
        blocked |= isBlocked(to);
        mended |= wasBlocked && !isBlocked(to);
      }
    }
    return mended;
  }

  private static int possible(int way) {
    if (way < 0 || way > Matrix.LONGEST && way != Matrix.UNREACHABLE) {
      throw new RoadsUnavailable("a way is said to be " + way + " long", null);
    }
    return way;
  }

  void widen(int width) {
    int old = metres.length;
    metres = Arrays.copyOf(metres, width);
    seconds = Arrays.copyOf(seconds, width);
    Arrays.fill(metres, old, width, UNKNOWN);
    Arrays.fill(seconds, old, width, UNKNOWN);
  }

  /** Only these places stay; they are numbered anew in their order. */
  void compact(int newNumber, int[] stayed, int width) {
    number = newNumber;
    metres = gathered(metres, stayed, width);
    seconds = gathered(seconds, stayed, width);
  }

  private static int[] gathered(int[] ways, int[] stayed, int width) {
    int[] gathered = filled(width);
    for (int i = 0; i < stayed.length; i++) {
      gathered[i] = ways[stayed[i]];
    }
    return gathered;
  }
}
