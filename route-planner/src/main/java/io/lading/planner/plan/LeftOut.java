package io.lading.planner.plan;

import io.lading.planner.solver.Unassigned;

/** Why a parcel is on no route. The names are published. */
public enum LeftOut {
  UNKNOWN_WAREHOUSE,
  /** Neither coordinates nor an address code of the gazetteer. */
  UNKNOWN_DESTINATION,
  COORDINATES_OUT_OF_RANGE,
  WINDOW_HAS_PASSED,
  NO_COURIER,
  TOO_HEAVY,
  TOO_BULKY,
  FITS_NO_COURIER,
  UNREACHABLE,
  CANNOT_BE_IN_TIME,
  COURIERS_ARE_FULL,
  TOO_DEAR,
  /** Waits behind as many others as one plan takes: it was not looked at. */
  TOO_MANY_STOPS,
  /** Its route has ended and nobody told that it was delivered: it is not planned again. */
  BROUGHT_BACK;

  static LeftOut of(Unassigned.Reason reason) {
    return switch (reason) {
      case NO_COURIER -> NO_COURIER;
      case TOO_HEAVY -> TOO_HEAVY;
      case TOO_BULKY -> TOO_BULKY;
      case FITS_NO_COURIER -> FITS_NO_COURIER;
      case UNREACHABLE -> UNREACHABLE;
      case CANNOT_BE_IN_TIME -> CANNOT_BE_IN_TIME;
      case COURIERS_ARE_FULL -> COURIERS_ARE_FULL;
      case TOO_DEAR -> TOO_DEAR;
    };
  }
}
