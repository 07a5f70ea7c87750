package io.lading.planner.fleet;

import io.lading.planner.parcel.Load;

/** The most that a courier takes on one route. */
public record Limits(long grams, long cubicCentimetres, int stops) {

  /** Who says nothing of a limit has none. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  public boolean allows(Load load, int stopCount) {
    return load.grams() <= grams
        && load.cubicCentimetres() <= cubicCentimetres
        && stopCount <= stops;
  }
}
