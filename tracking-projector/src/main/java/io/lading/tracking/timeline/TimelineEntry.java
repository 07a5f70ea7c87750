package io.lading.tracking.timeline;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One status event as the time line keeps it. Two with the same key are the same event. */
public record TimelineEntry(
    long orderId,
    int sequence,
    EventKind kind,
    OrderStatus status,
    @Nullable OrderStatus previousStatus,
    int statusVersion,
    @Nullable OrderStatus milestone,
    @Nullable PackageState packageState,
    List<String> changedFields,
    @Nullable Place location,
    @Nullable String description,
    @Nullable Instant occurredAt,
    Instant recordedAt) {

  public TimelineEntry {
    if (sequence < 1) {
      throw new IllegalArgumentException("a sequence counts from 1, but is " + sequence);
    }
  }

  /** In the world; where nobody said when, by the order centre. */
  public Instant happenedAt() {
    return occurredAt == null ? recordedAt : occurredAt;
  }

  public EventKey key() {
    return new EventKey(orderId, sequence);
  }
}
