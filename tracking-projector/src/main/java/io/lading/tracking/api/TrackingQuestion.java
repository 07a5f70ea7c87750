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

  private static final int LONGEST_PACKAGE_NO = 64;
  private static final String SEQUENCE = "sequence";
  private static final String OCCURRED = "occurred";

  /** Throws a problem that names every parameter that is wrong. */
  static TrackingQuestion of(String code, Parameters parameters) {
    var question =
        new TrackingQuestion(
            parameters.orderId(code),
            parameters.sequence("after"),
            parameters.text("packageNo", LONGEST_PACKAGE_NO),
            OCCURRED.equals(parameters.oneOf("order", SEQUENCE, OCCURRED)));
    parameters.demandAllRight();
    return question;
  }

  TimelineQuestion atMost(int entries) {
    return new TimelineQuestion(orderId, after, packageNo, entries);
  }
}
