package io.lading.bench;

import io.lading.bench.UpdateTraffic.Arrived;
import io.lading.bench.postgres.Bookkeeping;
import io.lading.bench.postgres.Lives;
import io.lading.engines.postgres.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Latency of status updates while orders are created, both at fixed rates, open loop. An update's
 * counts from when the broker appended it, a trade's from its scheduled time. Every update must end
 * in its events: one that does not fails the run.
 */
final class UpdateLatency {

  /**
   * Histograms in microseconds. backlog: updates received and not committed, when the measured time
   * began and when it ended. hotShare: of all updates of the state rows.
   */
  record Result(
      UpdateLoad load,
      Histogram committed,
      Histogram announced,
      Histogram tradesCommitted,
      long backlogBefore,
      long backlogAfter,
      double receivedPerSecond,
      double hotShare) {

    private static final double AS_SENT = 0.98;

    /** The updates came as fast as they should, and what waits did not grow by a second's worth. */
    boolean sustained() {
      return backlogAfter - backlogBefore < load.updatesPerSecond()
          && receivedPerSecond >= AS_SENT * load.updatesPerSecond();
    }

    Result withHotShare(double share) {
      return new Result(
          load,
          committed,
          announced,
          tradesCommitted,
          backlogBefore,
          backlogAfter,
          receivedPerSecond,
          share);
    }

    double percentileMillis(double percentile) {
      return committed.getValueAtPercentile(percentile) / 1_000.0;
    }
  }

  private final Rig rig;
  private final UpdateWorkload workload;
  private final FromTopicToTopic.Start start;

  UpdateLatency(Rig rig, UpdateWorkload workload, FromTopicToTopic.Start start) {
    this.rig = rig;
    this.workload = workload;
    this.start = start;
  }

  Result measure(UpdateLoad load) throws Exception {
    rig.desk().cleanSlate();
    try (Database database = rig.freshDatabase(workload.trades().stock())) {
      Result result = measure(load, database);
      return result.withHotShare(new Lives(database.asAdministrator()).hotShare());
    }
  }

  private Result measure(UpdateLoad load, Database database) throws Exception {
    try (Service service = start.on(rig, database)) {
      var traffic = UpdateTraffic.prepare(rig, database, workload, load);
      Arrived arrived = traffic.arrive(0, begin -> {});
      return result(arrived, trades(arrived, database));
    }
  }

  private static Histogram trades(Arrived arrived, Database database) throws Exception {
    Latency.Load load = arrived.load().trades();
    Map<String, Instant> due = new HashMap<>();
    for (int i = load.settling(); i < arrived.trades().size(); i++) {
      due.put(arrived.trades().get(i).key(), arrived.begin().plus(load.dueAt(i)));
    }
    return Latency.histogram(due, new Bookkeeping(database.asAdministrator()).commitTimes());
  }

  private static Result result(Arrived arrived, Histogram trades) {
    UpdateLoad load = arrived.load();
    int settled = load.settlingSeconds();
    List<Step> measured = arrived.dueIn(settled, settled + load.seconds());
    StepTimes times = arrived.times();
    long first = measured.stream().mapToLong(times::received).min().orElseThrow();
    long last = measured.stream().mapToLong(times::received).max().orElseThrow();
    return new Result(
        load,
        arrived.latency(measured, times::committed),
        arrived.latency(measured, times::announced),
        trades,
        times.backlog(first),
        times.backlog(last),
        measured.size() * 1e6 / Math.max(1, last - first),
        Double.NaN);
  }
}
