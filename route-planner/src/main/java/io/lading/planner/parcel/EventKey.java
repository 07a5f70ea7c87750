package io.lading.planner.parcel;

import io.lading.core.contract.StatusChanged;
import java.util.Comparator;

/** Which event of which order. */
public record EventKey(long orderId, int sequence) implements Comparable<EventKey> {

  private static final Comparator<EventKey> ORDER =
      Comparator.comparingLong(EventKey::orderId).thenComparingInt(EventKey::sequence);

  public static EventKey of(StatusChanged event) {
    return new EventKey(event.orderId(), event.sequence());
  }

  @Override
  public int compareTo(EventKey other) {
    return ORDER.compare(this, other);
  }
}
