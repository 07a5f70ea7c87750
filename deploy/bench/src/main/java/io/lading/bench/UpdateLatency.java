package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.bench.postgres.Lives;
import io.lading.engines.postgres.Database;
import io.lading.traffic.TrafficMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
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

  private static final Duration LEAD = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

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
      int living = load.orders();
      int all = living + workload.trades().warmUp();
      List<CreatedOrder> created = UpdatesFromTopicToTopic.create(rig, database, workload, all);
      List<Step> warmUp = workload.arrival(created.subList(living, all));
      long before = all + UpdatesFromTopicToTopic.live(rig, warmUp, all);
      List<CreatedOrder> orders = created.subList(0, living);
      List<TrafficMessage> trades = workload.messages(all, all + load.allTrades()).toList();
      List<Step> steps = Arrival.staggered(orders, load.apart(), load.allUpdates());
      new Bookkeeping(database.asAdministrator()).checkpoint();
      Instant begin = Instant.now().plus(LEAD);
      publish(load, trades, steps, begin);
      long events = before + trades.size() + UpdatesFromTopicToTopic.events(steps);
      rig.desk().awaitStatusEvents(events, PATIENCE);
      var times = StepTimes.read(rig.desk(), new Lives(database.asAdministrator()), orders);
      return result(load, steps, times, trades(load, trades, begin, database));
    }
  }

  private void publish(
      UpdateLoad load, List<TrafficMessage> trades, List<Step> steps, Instant begin)
      throws Exception {
    var creating =
        new OpenLoop.Plan(trades.size(), i -> trades.get(i).toRecord(), load.trades()::dueAt);
    var living =
        new OpenLoop.Plan(steps.size(), i -> UpdateMessages.of(steps.get(i)), load::updateDueAt);
    try (var senders = Executors.newFixedThreadPool(2)) {
      var tradesSent = senders.submit(() -> OpenLoop.publish(rig.desk(), creating, begin));
      var updatesSent = senders.submit(() -> OpenLoop.publish(rig.desk(), living, begin));
      tradesSent.get();
      updatesSent.get();
    }
  }

  private static Histogram trades(
      UpdateLoad load, List<TrafficMessage> trades, Instant begin, Database database)
      throws Exception {
    Map<String, Instant> due = new HashMap<>();
    for (int i = load.trades().settling(); i < trades.size(); i++) {
      due.put(trades.get(i).key(), begin.plus(load.trades().dueAt(i)));
    }
    return Latency.histogram(due, new Bookkeeping(database.asAdministrator()).commitTimes());
  }

  private static Result result(
      UpdateLoad load, List<Step> steps, StepTimes times, Histogram trades) {
    List<Step> measured = steps.subList(load.settlingUpdates(), steps.size());
    long first = measured.stream().mapToLong(times::received).min().orElseThrow();
    long last = measured.stream().mapToLong(times::received).max().orElseThrow();
    return new Result(
        load,
        histogram(measured, times, times::committed),
        histogram(measured, times, times::announced),
        trades,
        times.backlog(first),
        times.backlog(last),
        measured.size() * 1e6 / Math.max(1, last - first),
        Double.NaN);
  }

  private static Histogram histogram(
      List<Step> steps, StepTimes times, ToLongFunction<Step> ended) {
    var histogram = new Histogram(Duration.ofMinutes(30).toNanos() / 1_000, 3);
    for (Step step : steps) {
      histogram.recordValue(Math.max(0, ended.applyAsLong(step) - times.received(step)));
    }
    return histogram;
  }
}
