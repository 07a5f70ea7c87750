package io.lading.tracking.timeline;

import java.util.Comparator;

/** Which event of which order; ordered as the rows of the time line are locked. */
public record EventKey(long orderId, int sequence) implements Comparable<EventKey> {

  private static final Comparator<EventKey> ONE_ORDER =
      Comparator.comparingLong(EventKey::orderId).thenComparingInt(EventKey::sequence);

  @Override
  public int compareTo(EventKey other) {
    return ONE_ORDER.compare(this, other);
  }
}
