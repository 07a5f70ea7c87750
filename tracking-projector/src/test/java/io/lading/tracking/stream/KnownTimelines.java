package io.lading.tracking.stream;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.intake.StorageUnavailable;
import io.lading.tracking.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Time lines in memory, for tests that own every step. */
final class KnownTimelines implements NewEntries {

  private final Map<Long, Set<Integer>> events = new TreeMap<>();
  private boolean away;
  private int statements;
  private int read;

  KnownTimelines with(long orderId, int... sequences) {
    for (int sequence : sequences) {
      events.computeIfAbsent(orderId, _ -> new TreeSet<>()).add(sequence);
    }
    return this;
  }

  KnownTimelines away(boolean isAway) {
    away = isAway;
    return this;
  }

  int statements() {
    return statements;
  }

  /** Entries in the last answer. */
  int read() {
    return read;
  }

  int contiguous(long orderId) {
    int contiguous = 0;
    while (events.getOrDefault(orderId, Set.of()).contains(contiguous + 1)) {
      contiguous++;
    }
    return contiguous;
  }

  @Override
  public List<Stretch> advanced(List<Followed> followed) {
    answer();
    List<Stretch> advanced = new ArrayList<>();
    for (Followed each : followed) {
      int contiguous = contiguous(each.orderId());
      int through = Math.min(contiguous, each.seen() + each.room());
      if (contiguous > each.seen()) {
        advanced.add(new Stretch(each.orderId(), each.seen(), through, through == contiguous));
      }
    }
    advanced.sort(Comparator.comparingLong(Stretch::orderId).thenComparingInt(Stretch::seen));
    return advanced;
  }

  @Override
  public List<TimelineEntry> read(List<Stretch> stretches) {
    answer();
    List<TimelineEntry> entries = new ArrayList<>();
    for (Stretch each : stretches) {
      for (int sequence = each.seen() + 1; sequence <= each.through(); sequence++) {
        entries.add(entry(each.orderId(), sequence));
      }
    }
    entries.sort(Comparator.comparing(TimelineEntry::key));
    read = entries.size();
    return entries;
  }

  private void answer() {
    statements++;
    if (away) {
      throw new StorageUnavailable("away", new IllegalStateException("away"));
    }
  }

  private static TimelineEntry entry(long orderId, int sequence) {
    return new TimelineEntry(
        orderId,
        sequence,
        EventKind.TRANSITION,
        OrderStatus.PENDING,
        null,
        sequence,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        Instant.EPOCH);
  }
}
