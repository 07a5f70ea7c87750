package io.lading.planner.solver;

/**
 * A stop that is on no route.
 *
 * @param stop its number, from 1
 */
public record Unassigned(int stop, Reason reason) {

  /**
   * Why a stop is on no route. The first four hold for any plan of the problem, the next two for
   * driving there straight, the last two in this plan.
   */
  public enum Reason {
    /** There is no courier at all, or none that may take a single stop. */
    NO_COURIER,
    /** It weighs more than any courier may carry. */
    TOO_HEAVY,
    /** It is bulkier than any courier's room. */
    TOO_BULKY,
    /** It weighs and measures too much for each of the couriers, though not for all of them. */
    FITS_NO_COURIER,
    /** There is no way from the depot to it or, if routes return, none back. */
    UNREACHABLE,
    /** No courier who can carry it gets there before its window closes, or back in his shift. */
    CANNOT_BE_IN_TIME,
    /** It could be served alone; in this plan no courier has room or time left. */
    COURIERS_ARE_FULL,
    /** There is a place for it, which costs more than leaving it out. */
    TOO_DEAR
  }
}
