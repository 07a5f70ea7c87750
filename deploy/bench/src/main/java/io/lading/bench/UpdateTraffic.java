package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.bench.postgres.Lives;
import io.lading.engines.postgres.Database;
import io.lading.traffic.TrafficMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * Trades and updates that arrive at fixed rates, open loop, at a service that has carried orders
 * through their lives before, as fast as it could. Every update must end in its events.
 */
final class UpdateTraffic {

  /** What arrived, and what became of it. {@code begin}: when the first ones were due. */
  record Arrived(
      UpdateLoad load,
      Instant begin,
      List<TrafficMessage> trades,
      List<Step> steps,
      StepTimes times) {

    /** The updates that were due in a span of the run, in seconds from its beginning. */
    List<Step> dueIn(int from, int to) {
      int rate = load.updatesPerSecond();
      return steps.subList(from * rate, to * rate);
    }

    /** In microseconds from receipt. {@code ended}: in microseconds since 1970. */
    Histogram latency(List<Step> some, ToLongFunction<Step> ended) {
      var histogram = new Histogram(Duration.ofMinutes(30).toNanos() / 1_000, 3);
      for (Step step : some) {
        histogram.recordValue(Math.max(0, ended.applyAsLong(step) - times.received(step)));
      }
      return histogram;
    }
  }

  private static final Duration LEAD = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Rig rig;
  private final Database database;
  private final UpdateWorkload workload;
  private final UpdateLoad load;
  private final Prepared prepared;

  /** The orders whose updates are to arrive, and how many status events there are already. */
  private record Prepared(List<CreatedOrder> orders, long events) {}

  private UpdateTraffic(
      Rig rig, Database database, UpdateWorkload workload, UpdateLoad load, Prepared prepared) {
    this.rig = rig;
    this.database = database;
    this.workload = workload;
    this.load = load;
    this.prepared = prepared;
  }

  /** Lets the service, which has an empty database, make all orders and carry some to the end. */
  static UpdateTraffic prepare(Rig rig, Database database, UpdateWorkload workload, UpdateLoad load)
      throws SQLException {
    int living = load.orders();
    int all = living + workload.trades().warmUp();
    List<CreatedOrder> created = UpdatesFromTopicToTopic.create(rig, database, workload, all);
    List<Step> warmUp = workload.arrival(created.subList(living, all));
    long events = all + UpdatesFromTopicToTopic.live(rig, warmUp, all);
    var prepared = new Prepared(created.subList(0, living), events);
    return new UpdateTraffic(rig, database, workload, load, prepared);
  }

  /** How many status events there were when it was prepared. */
  long events() {
    return prepared.events();
  }

  /**
   * Returns when all of it has become events.
   *
   * @param others status events that are not of this traffic, from its preparation to its end
   * @param begin told when it begins, a moment before
   */
  Arrived arrive(long others, Consumer<Instant> begin) throws Exception {
    List<CreatedOrder> orders = prepared.orders();
    int from = orders.size() + workload.trades().warmUp();
    List<TrafficMessage> trades = workload.messages(from, from + load.allTrades()).toList();
    List<Step> steps = Arrival.staggered(orders, load.apart(), load.allUpdates());
    new Bookkeeping(database.asAdministrator()).checkpoint();
    Instant start = Instant.now().plus(LEAD);
    begin.accept(start);
    publish(trades, steps, start);
    long mine = trades.size() + UpdatesFromTopicToTopic.events(steps);
    rig.desk().awaitStatusEvents(events() + others + mine, PATIENCE);
    var times = StepTimes.read(rig.desk(), new Lives(database.asAdministrator()), orders);
    return new Arrived(load, start, trades, steps, times);
  }

  private void publish(List<TrafficMessage> trades, List<Step> steps, Instant start)
      throws Exception {
    var creating =
        new OpenLoop.Plan(trades.size(), i -> trades.get(i).toRecord(), load.trades()::dueAt);
    var living =
        new OpenLoop.Plan(steps.size(), i -> UpdateMessages.of(steps.get(i)), load::updateDueAt);
    try (var senders = Executors.newFixedThreadPool(2)) {
      var tradesSent = senders.submit(() -> OpenLoop.publish(rig.desk(), creating, start));
      var updatesSent = senders.submit(() -> OpenLoop.publish(rig.desk(), living, start));
      tradesSent.get();
      updatesSent.get();
    }
  }
}
