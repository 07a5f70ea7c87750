package io.lading.local;

import io.lading.core.contract.Topics;
import io.lading.core.verify.Invariants;
import io.lading.core.verify.Report;
import io.lading.planner.verify.RouteInvariants;
import io.lading.tracking.verify.TimelineInvariant;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * The invariants of the specification, checked on the running pipeline: orders, topics, time line
 * and routes.
 */
final class Verification {
  private static final Duration REST = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Verification() {}

  /**
   * Checks until nothing is on its way any more: the report is then decided, one way or another.
   */
  static Report settled(Pipeline pipeline) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Report report = check(pipeline);
    while (!report.holds() && !report.isBroken() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(REST.toNanos());
      report = check(pipeline);
    }
    return report;
  }

  private static Report check(Pipeline pipeline) {
    DataSource verify = pipeline.database().as("lading_verify");
    String kafka = pipeline.kafka().bootstrapServers();
    Report orders = new Invariants(verify).checkWithKafka(kafka);
    var timeline =
        new TimelineInvariant(verify, Services.PROJECTOR_GROUP, Topics.ORDER_STATUS).check(kafka);
    return orders.with(timeline).with(new RouteInvariants(verify).checkWithKafka(kafka));
  }

  /** The last line for a person. */
  static String verdict(Report report) {
    if (report.holds()) {
      return "Every invariant holds.";
    }
    return report.isBroken()
        ? "NOT every invariant holds: see above."
        : "Not every invariant could be decided: see above.";
  }
}
