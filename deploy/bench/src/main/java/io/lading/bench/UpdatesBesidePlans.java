package io.lading.bench;

import io.lading.bench.PlannerProcess.Trigger;
import io.lading.bench.UpdateTraffic.Arrived;
import io.lading.bench.postgres.Planned;
import io.lading.engines.postgres.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The latency of updates in spans without plans and spans with one plan a second, by turns, in one
 * stream of updates at one rate. Both services run all the time, and the planner reads every status
 * event all the time. The first second of each span is left out: what the span before left behind
 * is not its own. {@code told}: how far it is.
 */
record UpdatesBesidePlans(Rig rig, Jars jars, PlanningExtent extent, Consumer<String> told) {

  /** Latency from receipt to commit in one span, in microseconds. */
  record Span(boolean planning, Histogram committed) {}

  /**
   * All of it.
   *
   * @param plans of the spans with plans
   * @param backlogs updates that were received and not committed, at the beginning of each span and
   *     at the end
   */
  record Result(UpdateLoad load, List<Span> spans, PlanLatency plans, List<Long> backlogs) {

    /** Of all spans of a kind. */
    Histogram together(boolean planning) {
      Histogram all = spans.getFirst().committed().copy();
      all.reset();
      spans.stream()
          .filter(span -> span.planning() == planning)
          .forEach(span -> all.add(span.committed()));
      return all;
    }

    /** The same of each span with plans and the one before it: a trend shows as a difference. */
    List<Double> ratios() {
      return IntStream.range(0, spans.size() / 2)
          .mapToObj(pair -> p99(spans.get(2 * pair + 1)) / p99(spans.get(2 * pair)))
          .toList();
    }

    private static double p99(Span span) {
      return span.committed().getValueAtPercentile(99);
    }

    /** How many times as high P99 is with plans as without. */
    double ratio() {
      return (double) together(true).getValueAtPercentile(99)
          / together(false).getValueAtPercentile(99);
    }
  }

  Result measure() throws Exception {
    rig.desk().cleanSlate();
    UpdateWorkload workload = extent.workload();
    try (Database database = rig.freshDatabase(stock(workload));
        Service ingest = IngestProcess.start(jars.ingest(), rig, database);
        PlannerProcess planner = PlannerProcess.start(jars.planner(), rig, database)) {
      told.accept("The services are up, orders live …");
      var traffic = UpdateTraffic.prepare(rig, database, workload, extent.load());
      long others = prepare(planner, database, traffic.events());
      told.accept("%d seconds of updates …".formatted(begins(2 * extent.rounds)));
      return measure(traffic, others, planner, database);
    }
  }

  private List<StockLevel> stock(UpdateWorkload workload) {
    return Stream.concat(
            workload.trades().stock().stream(), extent.depots().stock(warehouses()).stream())
        .toList();
  }

  /** Those to warm up with come first. */
  private int warehouses() {
    return extent.warmUp + planned();
  }

  private int planned() {
    return extent.rounds * extent.seconds;
  }

  /** Everything waits, and the planner is warm. How many events that is not of the updates. */
  private long prepare(PlannerProcess planner, Database database, long events) throws Exception {
    told.accept("%d warehouses are filled …".formatted(warehouses()));
    var feed = new ParcelFeed(rig, database, extent.depots(), events);
    feed.fleet(warehouses());
    feed.parcels(warehouses(), 0, extent.stops);
    for (int warehouse = 0; warehouse < extent.warmUp; warehouse++) {
      planner.plan(Depots.id(warehouse));
    }
    feed.shipped((long) extent.warmUp * extent.stops);
    return feed.events() - events + (long) planned() * extent.stops;
  }

  private Result measure(
      UpdateTraffic traffic, long others, PlannerProcess planner, Database database)
      throws Exception {
    List<CompletableFuture<Trigger>> triggers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Arrived arrived =
          traffic.arrive(
              others,
              begin -> {
                for (int number = 0; number < planned(); number++) {
                  triggers.add(trigger(planner, number, begin, callers));
                }
              });
      List<Trigger> asked = triggers.stream().map(CompletableFuture::join).toList();
      var commits = new Planned(database.asAdministrator()).commits();
      return result(arrived, PlanLatency.of(asked, commits, extent.stops));
    }
  }

  /** Open loop: a plan is asked for when it is due, whatever became of the one before. */
  private CompletableFuture<Trigger> trigger(
      PlannerProcess planner, int number, Instant begin, ExecutorService callers) {
    int round = number / extent.seconds;
    int second = begins(2 * round + 1) + number % extent.seconds;
    return CompletableFuture.supplyAsync(
        () -> {
          OpenLoop.awaitTime(begin.plusSeconds(second));
          try {
            return planner.plan(Depots.id(extent.warmUp + number));
          } catch (Exception e) {
            throw new IllegalStateException("plan " + number, e);
          }
        },
        callers);
  }

  /** In seconds of the stream; odd spans are those with plans. */
  private int begins(int span) {
    return extent.settle + span * extent.seconds;
  }

  private Result result(Arrived arrived, PlanLatency plans) {
    List<Span> spans =
        IntStream.range(0, 2 * extent.rounds).mapToObj(span -> span(arrived, span)).toList();
    List<Long> backlogs =
        IntStream.rangeClosed(0, 2 * extent.rounds)
            .mapToObj(span -> arrived.times().backlog(micros(arrived.begin(), begins(span))))
            .toList();
    return new Result(arrived.load(), spans, plans, backlogs);
  }

  private Span span(Arrived arrived, int span) {
    List<Step> steps = arrived.dueIn(begins(span) + 1, begins(span + 1));
    return new Span(span % 2 == 1, arrived.latency(steps, arrived.times()::committed));
  }

  private static long micros(Instant begin, int second) {
    return 1_000 * begin.plusSeconds(second).toEpochMilli();
  }
}
