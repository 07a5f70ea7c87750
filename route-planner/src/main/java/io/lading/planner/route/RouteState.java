package io.lading.planner.route;

/** The life of a route. The ordinals are stored: append only. */
public enum RouteState {
  /** May be planned again. */
  PLANNED,
  /** The courier has left: nothing changes it any more. */
  DEPARTED,
  FINISHED,
  /** Its parcels are on other routes, or on none; it never departed. */
  SUPERSEDED;

  /** Its parcels are on no other route. */
  public boolean isLive() {
    return this == PLANNED || this == DEPARTED;
  }
}
