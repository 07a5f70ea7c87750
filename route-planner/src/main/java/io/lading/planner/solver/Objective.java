package io.lading.planner.solver;

/**
 * What a plan costs, in whole units of the caller's choice: for every leg driven its distance times
 * {@code perDistance} plus its duration times {@code perDuration}, for every courier used the fixed
 * cost, for every stop left out {@code perUnassigned}. Waiting and service cost nothing.
 *
 * @param perDistance not negative
 * @param perDuration not negative
 * @param perUnassigned not negative; a stop whose cheapest detour costs more is left out, so choose
 *     it high where every stop counts: {@link #AS_MANY_AS_POSSIBLE}
 */
public record Objective(int perDistance, int perDuration, long perUnassigned) {

  /** Dearer than anything that driving can cost. */
  public static final long AS_MANY_AS_POSSIBLE = 1L << 40;

  public Objective {
    Check.that(perDistance >= 0, "perDistance must not be negative, is %s", perDistance);
    Check.that(perDuration >= 0, "perDuration must not be negative, is %s", perDuration);
    Check.that(
        perUnassigned >= 0 && perUnassigned <= Check.HUGE,
        "perUnassigned must be 0 to 2^46, is %s",
        perUnassigned);
  }

  /** The shortest distance, with as many stops as possible. */
  public static Objective distance() {
    return new Objective(1, 0, AS_MANY_AS_POSSIBLE);
  }
}
