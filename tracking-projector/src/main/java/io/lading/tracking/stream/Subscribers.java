package io.lading.tracking.stream;

import io.lading.tracking.timeline.EventKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who follows which order, so many at most. Safe for use by many threads. */
final class Subscribers {

  private final int most;
  private final int queueEvents;
  private final StreamMeters meters;
  private final Map<Long, Set<Subscription>> byOrder = new HashMap<>();
  private int count;
  private boolean stopped;

  Subscribers(int most, int queueEvents, StreamMeters meters) {
    this.most = most;
    this.queueEvents = queueEvents;
    this.meters = meters;
    meters.counts(this::count);
  }

  /**
   * Empty if there are too many. Who comes while the service stops is let go at once, and comes
   * back.
   */
  synchronized Optional<Subscription> join(long orderId, int lastSeen) {
    if (count >= most) {
      return Optional.empty();
    }
    var subscription = new Subscription(orderId, lastSeen, queueEvents);
    if (stopped) {
      subscription.end();
    } else {
      byOrder.computeIfAbsent(orderId, _ -> new LinkedHashSet<>()).add(subscription);
      count++;
    }
    return Optional.of(subscription);
  }

  /** The first reason counts, later ones change nothing. */
  synchronized void end(Subscription subscription, Ending why) {
    Set<Subscription> others = byOrder.getOrDefault(subscription.orderId(), Set.of());
    if (others.contains(subscription)) {
      others.remove(subscription);
      byOrder.computeIfPresent(subscription.orderId(), (_, left) -> left.isEmpty() ? null : left);
      count--;
      subscription.end();
      meters.ended(why);
    }
  }

  /** Nobody can follow anything until {@link #resume}. */
  synchronized void stop() {
    stopped = true;
    byOrder.values().stream()
        .flatMap(Set::stream)
        .toList()
        .forEach(each -> end(each, Ending.STOPPED));
  }

  synchronized void resume() {
    stopped = false;
  }

  /** Once for all who were handed the same last event of an order: with the most room of theirs. */
  synchronized List<Followed> followed() {
    Map<EventKey, Followed> followed = new HashMap<>();
    all()
        .flatMap(each -> each.wanted().stream())
        .forEach(
            each ->
                followed.merge(
                    new EventKey(each.orderId(), each.seen()),
                    each,
                    (one, other) -> one.room() < other.room() ? other : one));
    return new ArrayList<>(followed.values());
  }

  synchronized List<Subscription> of(long orderId) {
    return List.copyOf(byOrder.getOrDefault(orderId, Set.of()));
  }

  synchronized boolean followAny(Collection<EventKey> events) {
    return !byOrder.isEmpty()
        && events.stream().map(EventKey::orderId).anyMatch(byOrder::containsKey);
  }

  synchronized int count() {
    return count;
  }

  private Stream<Subscription> all() {
    return byOrder.values().stream().flatMap(Set::stream);
  }
}
