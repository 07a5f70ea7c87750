package io.lading.tracking.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of an order are wanted.
 *
 * @param after only those with a greater sequence
 * @param packageNo only those of this package and those of no package, which concern all of them
 * @param limit at most so many
 */
public record TimelineQuestion(long orderId, int after, @Nullable String packageNo, int limit) {

  public TimelineQuestion {
    if (after < 0 || limit < 1) {
      throw new IllegalArgumentException(
          "asked for "
              + limit
              + " entries after "
              + after
              + ", expected 1 or more after 0 or more");
    }
  }
}
