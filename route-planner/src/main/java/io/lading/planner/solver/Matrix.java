package io.lading.planner.solver;

/**
 * Distances and durations between places: the depot (0) and the stops (1, 2, …). From {@code a} to
 * {@code b} is entry {@code a * size + b}; there and back may differ, and a detour may be shorter.
 * The arrays are not copied and must not change while a plan is made.
 *
 * @param size how many places
 * @param distance in any unit, metres for instance; {@link #UNREACHABLE} where there is no way
 * @param duration in any unit, seconds for instance; {@link #UNREACHABLE} where there is no way
 */
@SuppressWarnings("ArrayRecordComponent") // two matrices are never compared, and copying costs
public record Matrix(int size, int[] distance, int[] duration) {

  /** There is no way. An entry is this in both arrays, or in either: the way cannot be taken. */
  public static final int UNREACHABLE = Integer.MAX_VALUE;

  /** The highest entry that is a distance or a duration. */
  public static final int LONGEST = (1 << 27) - 1;

  public Matrix {
    Check.that(size >= 1, "a matrix has at least the depot, size is %s", size);
    requireEntries("distance", size, distance);
    if (duration != distance) {
      requireEntries("duration", size, duration);
    }
  }

  private static void requireEntries(String name, int size, int[] entries) {
    Check.that(
        entries.length == (long) size * size,
        "%s must have %s × %s entries, has %s",
        name,
        size,
        size,
        entries.length);
    for (int i = 0; i < entries.length; i++) {
      int entry = entries[i];
      if (entry < 0 || entry > LONGEST && entry != UNREACHABLE) {
        throw new IllegalArgumentException(
            "%s from %d to %d must be 0 to %d or UNREACHABLE, is %d"
                .formatted(name, i / size, i % size, LONGEST, entry));
      }
    }
  }
}
