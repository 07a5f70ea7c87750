package io.lading.core.outbox;

import org.jspecify.annotations.Nullable;

/**
 * How far a lane is published: everything visible in the snapshot {@code published} and, while a
 * window larger than a page is under way, everything visible in {@code window} up to {@code
 * windowId}.
 */
public record LanePosition(String published, @Nullable String window, @Nullable Long windowId) {

  public LanePosition {
    if ((window == null) != (windowId == null)) {
      throw new IllegalArgumentException(
          "window " + window + " and id " + windowId + ": expected both or none");
    }
  }

  /** The whole window was published. */
  public static LanePosition published(String snapshot) {
    return new LanePosition(snapshot, null, null);
  }
}
