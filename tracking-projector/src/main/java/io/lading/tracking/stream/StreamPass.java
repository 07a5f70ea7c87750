package io.lading.tracking.stream;

import io.lading.tracking.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Hands every subscriber what is new of his order: two statements, however many they are, and so
 * many entries at most. Who comes is caught up in the same way, so nothing is lost or doubled
 * between catching up and following. Not for several threads.
 */
final class StreamPass {

  private final Subscribers subscribers;
  private final NewEntries news;
  private final Function<TimelineEntry, byte[]> format;
  private final int entries;
  private long lastServed = -1;

  StreamPass(
      Subscribers subscribers,
      NewEntries news,
      Function<TimelineEntry, byte[]> format,
      int entries) {
    this.subscribers = subscribers;
    this.news = news;
    this.format = format;
    this.entries = entries;
  }

  /**
   * True if it left something to do.
   *
   * @throws io.lading.core.intake.StorageUnavailable nobody was handed anything: repeat
   */
  boolean runOnce() {
    List<Followed> followed = subscribers.followed();
    List<Stretch> advanced = followed.isEmpty() ? List.of() : news.advanced(followed);
    if (advanced.isEmpty()) {
      return false;
    }
    List<Stretch> served = served(advanced);
    news.read(served).forEach(this::hand);
    served.stream().filter(Stretch::toTheEnd).forEach(this::reached);
    return size(served) < size(advanced);
  }

  private static long size(List<Stretch> stretches) {
    return stretches.stream().mapToLong(Stretch::size).sum();
  }

  /** Those come first that did not get their turn in the pass before. */
  private List<Stretch> served(List<Stretch> advanced) {
    List<Stretch> served = new ArrayList<>();
    int left = entries;
    for (Stretch each : inTurn(advanced)) {
      if (left > 0) {
        Stretch bounded = each.atMost(left);
        served.add(bounded);
        left -= bounded.size();
        lastServed = each.orderId();
      }
    }
    return served;
  }

  private List<Stretch> inTurn(List<Stretch> advanced) {
    long last = lastServed;
    return Stream.concat(
            advanced.stream().filter(each -> each.orderId() > last),
            advanced.stream().filter(each -> each.orderId() <= last))
        .toList();
  }

  /** It is formatted once, however many follow the order. */
  private void hand(TimelineEntry entry) {
    byte[] event = format.apply(entry);
    for (Subscription each : subscribers.of(entry.orderId())) {
      if (!each.hand(entry.sequence(), event)) {
        subscribers.end(each, Ending.TOO_SLOW);
      }
    }
  }

  private void reached(Stretch stretch) {
    subscribers.of(stretch.orderId()).forEach(each -> each.reached(stretch.through()));
  }
}
