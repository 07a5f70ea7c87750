package io.lading.tracking.stream;

import io.lading.tracking.timeline.TimelineEntry;
import java.util.List;

/** What is new on time lines. Each answer is one statement, whatever the number of orders. */
public interface NewEntries {

  /**
   * How each of those goes on that has events after those seen: as far as there is room, and up to
   * the first gap. Nothing of the others. By order and event.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  List<Stretch> advanced(List<Followed> followed);

  /**
   * By order and sequence; what is in two stretches may come twice.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  List<TimelineEntry> read(List<Stretch> stretches);
}
