package io.lading.planner.distance;

/**
 * Metres and seconds by row (from) and column (to); {@link
 * io.lading.planner.solver.Matrix#UNREACHABLE} where there is no way.
 */
@SuppressWarnings("ArrayRecordComponent") // two tables are never compared, and copying costs
public record Table(int[][] metres, int[][] seconds) {

  static Table of(int rows, int columns) {
    return new Table(new int[rows][columns], new int[rows][columns]);
  }

  /** Puts a part where it belongs. */
  void put(Table part, int row, int column) {
    for (int i = 0; i < part.metres.length; i++) {
      System.arraycopy(part.metres[i], 0, metres[row + i], column, part.metres[i].length);
      System.arraycopy(part.seconds[i], 0, seconds[row + i], column, part.seconds[i].length);
    }
  }
}
