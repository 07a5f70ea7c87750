package io.lading.tracking.api;

import io.lading.tracking.timeline.TimelineQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a time line.
 *
 * @param after only entries with a greater sequence
 * @param packageNo only what concerns this package
 * @param byOccurrence late scans at their own time, else by sequence
 */
record TrackingQuestion(long orderId, int after, @Nullable String packageNo, boolean byOccurrence) {

  /** Meaningless if {@code parameters} note that something is wrong. */
  static TrackingQuestion of(
      TrackingParameters parameters,
      String code,
      @Nullable String after,
      @Nullable String packageNo,
      @Nullable String order) {
    return new TrackingQuestion(
        parameters.orderId(code),
        parameters.sequence("after", after),
        parameters.packageNo(packageNo),
        parameters.isByOccurrence(order));
  }

  TimelineQuestion atMost(int entries) {
    return new TimelineQuestion(orderId, after, packageNo, entries);
  }
}
