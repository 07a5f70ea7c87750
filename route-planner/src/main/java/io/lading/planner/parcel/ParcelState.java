package io.lading.planner.parcel;

/** Where a parcel stands with its planner. The ordinals are stored: append only. */
public enum ParcelState {
  /** In the warehouse: it may be planned, and planned again. */
  WAITING,
  /** On a route that has departed: nothing moves it any more. */
  LOADED,
  /** Delivered, cancelled, or in other hands. */
  LEFT,
  /** Somebody tries to intercept it: it is on no route, and waits again if that comes too late. */
  HELD
}
