package io.lading.tracking.timeline;

import io.lading.core.contract.PackageState;
import java.util.Comparator;
import java.util.List;

/**
 * The time line of an order, or a page of it.
 *
 * @param entries by sequence
 * @param hasMore there are more entries after these
 * @param packages each as its last event on the whole time line left it, by number
 */
public record OrderTimeline(
    OrderHead head, List<TimelineEntry> entries, boolean hasMore, List<PackageState> packages) {

  private static final Comparator<TimelineEntry> BY_OCCURRENCE =
      Comparator.comparing(TimelineEntry::happenedAt).thenComparingInt(TimelineEntry::sequence);

  /** Late scans at their own time. */
  public OrderTimeline byOccurrence() {
    return new OrderTimeline(
        head, entries.stream().sorted(BY_OCCURRENCE).toList(), hasMore, packages);
  }
}
