package io.lading.local;

import io.lading.local.postgres.Outcomes;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What a person wants to know at one moment of a run; counts are of this run. */
record Figures(
    Duration elapsed,
    long published,
    Outcomes trades,
    Outcomes updates,
    long unannounced,
    Announced announced,
    Histogram latencies,
    long ingestLag,
    long projectorLag,
    long plannerLag,
    long unplanned) {
  /** Whether everything published has been consumed, announced and projected. */
  boolean drained() {
    long announcements = trades.announcements() + updates.announcements() - unannounced;
    return ingestLag == 0
        && announced.total() >= announcements
        && projectorLag == 0
        && plannerLag == 0;
  }

  /** Whether no warehouse waits to be planned. */
  boolean planned() {
    return unplanned == 0;
  }

  /** Whether anything at all has happened since then. */
  boolean movedSince(Figures then) {
    return published != then.published
        || trades.consumed() != then.trades.consumed()
        || updates.consumed() != then.updates.consumed()
        || updates.parked() != then.updates.parked()
        || announced.total() != then.announced.total()
        || projectorLag != then.projectorLag
        || plannerLag != then.plannerLag
        || !announced.routes().equals(then.announced.routes());
  }

  String inOneLine(Figures before) {
    Outcomes all = trades.plus(updates);
    return ("%4d s  trades %,d (%,d/s)  orders %,d (%,d/s): %s  updates %,d (%,d/s)  parked %,d"
            + "  no-ops %,d  rejected %,d  dead letters %,d  events %,d  p50 %s  p99 %s  lag %,d"
            + "  time line %,d behind  routes %s")
        .formatted(
            elapsed.toSeconds(),
            published,
            rate(published - before.published, before),
            announced.orders(),
            rate(announced.orders() - before.announced.orders(), before),
            announced.inBrief(),
            updates.consumed(),
            rate(updates.consumed() - before.updates.consumed(), before),
            updates.parked(),
            all.noOp(),
            all.rejected(),
            all.deadLettered(),
            announced.statusEvents(),
            millis(50),
            millis(99),
            ingestLag,
            projectorLag,
            announced.routes().inBrief());
  }

  String millis(double percentile) {
    return latencies.getTotalCount() == 0
        ? "-"
        : "%.1f ms".formatted(latencies.getValueAtPercentile(percentile) / 1_000.0);
  }

  private long rate(long more, Figures before) {
    double seconds = elapsed.minus(before.elapsed).toNanos() / 1e9;
    return seconds <= 0 ? 0 : Math.round(more / seconds);
  }
}
