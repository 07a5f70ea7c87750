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

  /** Throws a problem that names every parameter that is wrong. */
  static TrackingQuestion of(
      String code, @Nullable String after, @Nullable String packageNo, @Nullable String order) {
    var parameters = new TrackingParameters();
    var question =
        new TrackingQuestion(
            parameters.orderId(code),
            parameters.sequence("after", after),
            parameters.packageNo(packageNo),
            parameters.isByOccurrence(order));
    parameters.demandAllRight();
    return question;
  }

  TimelineQuestion atMost(int entries) {
    return new TimelineQuestion(orderId, after, packageNo, entries);
  }
}
