package io.lading.core.change;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When orders go to history, and history goes. after: how long ago a finished order was changed
 * last. keepFor: how long ago the youngest order of a month was made when that leaves history; null
 * for never. detachOnly: it leaves as tables of its own, for an operator to keep elsewhere, and is
 * not dropped. page: the most orders that are looked at, and moved, in one transaction.
 */
public record ArchivePolicy(
    Duration after, @Nullable Duration keepFor, boolean detachOnly, int page) {

  public ArchivePolicy {
    if (after.isNegative()) {
      throw new IllegalArgumentException("after must not be negative, but is " + after);
    }
    if (keepFor != null && keepFor.compareTo(after) < 0) {
      throw new IllegalArgumentException(
          "keepFor must not be shorter than after, %s, but is %s".formatted(after, keepFor));
    }
    if (page < 1) {
      throw new IllegalArgumentException("page must be at least 1, but is " + page);
    }
  }
}
