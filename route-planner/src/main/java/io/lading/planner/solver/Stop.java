package io.lading.planner.solver;

/**
 * A place where goods are left. Stops are numbered from 1 by their place in {@link Problem#stops};
 * 0 is the depot.
 *
 * @param weight in any unit, the one of {@link CourierType#maxWeight}; not negative
 * @param volume in any unit, the one of {@link CourierType#maxVolume}; not negative
 * @param service how long the courier stays, in the unit of {@link Matrix#duration}; not negative
 * @param earliest when service may begin; who comes earlier waits; not negative
 * @param latest when service must have begun at the latest, {@link #WHENEVER} for no limit
 */
public record Stop(long weight, long volume, int service, int earliest, int latest) {

  /** The latest moment there is: about 34 years in seconds. */
  public static final int WHENEVER = 1 << 30;

  public Stop {
    Check.that(weight >= 0, "weight must not be negative, is %s", weight);
    Check.that(volume >= 0, "volume must not be negative, is %s", volume);
    Check.that(weight <= Check.HUGE && volume <= Check.HUGE, "a stop may have at most 2^46 units");
    Check.that(
        service >= 0 && service <= Matrix.LONGEST, "service must be 0 to 2^27 - 1, is %s", service);
    Check.that(earliest >= 0, "earliest must not be negative, is %s", earliest);
    Check.that(
        latest >= earliest && latest <= WHENEVER,
        "latest must be from earliest (%s) to 2^30, is %s",
        earliest,
        latest);
  }

  /** A stop of this weight that takes no room, no time, and may be served at any time. */
  public static Stop of(long weight) {
    return new Stop(weight, 0, 0, 0, WHENEVER);
  }

  /** The same stop, served from {@code earliest} to {@code latest} only. */
  public Stop within(int earliest, int latest) {
    return new Stop(weight, volume, service, earliest, latest);
  }
}
