package io.lading.bench;

import io.lading.bench.PlannerProcess.Trigger;
import io.lading.bench.postgres.Planned.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Of plans that were asked for, in microseconds since then: committed, and answered. */
record PlanLatency(Histogram committed, Histogram answered) {

  /** Every one of them must have put so many stops on routes: one that has not fails the run. */
  static PlanLatency of(List<Trigger> triggers, Map<Long, Commit> commits, int stops) {
    var committed = new Histogram(Duration.ofMinutes(10).toNanos() / 1_000, 3);
    var answered = new Histogram(Duration.ofMinutes(10).toNanos() / 1_000, 3);
    for (Trigger trigger : triggers) {
      Commit commit = commits.get(trigger.warehouse());
      if (commit == null || commit.stops() != stops || commit.at().isBefore(trigger.sent())) {
        throw new IllegalStateException(trigger + " gave " + commit + ", not " + stops + " stops");
      }
      committed.recordValue(micros(trigger.sent(), commit.at()));
      answered.recordValue(micros(trigger.sent(), trigger.answered()));
    }
    return new PlanLatency(committed, answered);
  }

  private static long micros(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1_000;
  }
}
