package io.lading.planner.distance;

import org.jspecify.annotations.Nullable;

/** Nobody tells how far it is by road: the world is at fault. */
public final class RoadsUnavailable extends RuntimeException {
  public RoadsUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
