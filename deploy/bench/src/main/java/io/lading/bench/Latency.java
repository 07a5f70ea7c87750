package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.core.contract.Topics;
import io.lading.engines.postgres.Database;
import io.lading.traffic.TrafficMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/**
 * Latency at a fixed arrival rate, open loop: each trade is sent at its scheduled time whatever
 * became of those before, and its latency counts from that time, also when the sender was late.
 */
final class Latency {

  /** How fast, for how long, and how long before that without being measured. */
  record Load(int ratePerSecond, int seconds, int settlingSeconds) {
    int trades() {
      return ratePerSecond * seconds;
    }

    int settling() {
      return ratePerSecond * settlingSeconds;
    }

    Duration dueAt(int number) {
      return Duration.ofNanos(number * 1_000_000_000L / ratePerSecond);
    }
  }

  /** Histograms in microseconds from the scheduled time. */
  record Result(String name, Load load, Histogram committed, Histogram announced) {}

  private static final Duration LEAD = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Rig rig;
  private final Workload workload;
  private final Load load;

  Latency(Rig rig, Workload workload, Load load) {
    this.rig = rig;
    this.workload = workload;
    this.load = load;
  }

  Result measure(String name, FromTopicToTopic.Start start) throws Exception {
    rig.desk().cleanSlate();
    try (Database database = rig.freshDatabase(workload.stock());
        Service service = start.on(rig, database)) {
      FromTopicToTopic.warmUp(rig, workload, workload.warmUp());
      return run(name, database);
    }
  }

  private Result run(String name, Database database) throws Exception {
    int from = workload.warmUp();
    int all = load.settling() + load.trades();
    List<TrafficMessage> trades = workload.messages(from, from + all);
    Instant start = Instant.now().plus(LEAD);
    OpenLoop.publish(
        rig.desk(),
        new OpenLoop.Plan(trades.size(), i -> trades.get(i).toRecord(), load::dueAt),
        start);
    rig.desk().awaitStatusEvents(from + all, PATIENCE);
    Map<String, Instant> due = due(trades, start);
    return new Result(
        name,
        load,
        histogram(due, new Bookkeeping(database.asAdministrator()).commitTimes()),
        histogram(due, announced(rig.desk())));
  }

  private static Map<String, Instant> announced(Desk desk) {
    var json = JsonMapper.builder().build();
    var announced = new HashMap<String, Instant>();
    Appended.each(
        desk,
        Topics.ORDER_STATUS,
        event ->
            announced.putIfAbsent(
                json.readTree(event.value()).path("tradeOrderCode").asString(),
                Instant.ofEpochMilli(event.timestamp())));
    return announced;
  }

  private Map<String, Instant> due(List<TrafficMessage> trades, Instant start) {
    var due = new HashMap<String, Instant>();
    for (int i = load.settling(); i < trades.size(); i++) {
      due.put(trades.get(i).key(), start.plus(load.dueAt(i)));
    }
    return due;
  }

  static Histogram histogram(Map<String, Instant> due, Map<String, Instant> seen) {
    var histogram = new Histogram(Duration.ofMinutes(10).toNanos() / 1_000, 3);
    due.forEach(
        (code, scheduled) -> {
          Instant at = seen.get(code);
          if (at == null) {
            throw new IllegalStateException("nothing became of trade " + code);
          }
          long micros = Duration.between(scheduled, at).toNanos() / 1_000;
          histogram.recordValue(Math.max(0, micros));
        });
    return histogram;
  }
}
