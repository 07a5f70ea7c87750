package io.lading.bench;

import io.lading.bench.postgres.WhatIsThere;
import io.lading.core.model.LgOrderCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmark of how soon questions about orders and stock are answered. */
@Command(
    name = "queries",
    mixinStandardHelpOptions = true,
    description = "Measures how soon questions are answered when many orders are there.")
final class QueryBench implements Callable<Integer> {

  /** So many different orders and SKUs are asked about. */
  private static final int SAMPLE = 100_000;

  private static final int WITHIN = 20;
  private static final int PAGE_WITHIN = 50;

  @Mixin QueryExtent extent = new QueryExtent();

  @Mixin Site site = new Site();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (site.quick) {
      extent.shrink();
    }
    try (Rig rig = Rig.start()) {
      Conditions conditions = site.conditions(rig, Site.command(spec));
      List<List<QueryLatency.Result>> results = measure(rig);
      site.publish(new QueryReport(conditions, extent, results).markdown(), "queries");
    }
    return 0;
  }

  private List<List<QueryLatency.Result>> measure(Rig rig) throws Exception {
    site.tell("%,d orders are made …", extent.orders);
    List<List<QueryLatency.Result>> results = new ArrayList<>();
    try (FilledCentre centre = FilledCentre.fill(rig, site.jars(), extent);
        QueryLatency latency = new QueryLatency(centre.url(), extent)) {
      var highest = new HighestQueryRate(latency, extent.tries, this::tell);
      var there = new WhatIsThere(centre.database().asAdministrator());
      for (Questions questions : questions(there, extent)) {
        results.add(highest.search(questions));
      }
    }
    return results;
  }

  static List<Questions> questions(WhatIsThere there, QueryExtent extent) throws SQLException {
    List<WhatIsThere.Pair> orders = there.orders(SAMPLE);
    List<Questions> all = new ArrayList<>();
    if (extent.isAskedFor("C")) {
      var paths = orders.stream().map(order -> "/orders/" + LgOrderCode.of(order.first())).toList();
      all.add(new Questions("(C) an order by its code", paths, extent.rate, WITHIN));
    }
    if (extent.isAskedFor("S")) {
      var paths =
          there.stock(SAMPLE).stream()
              .map(level -> "/inventory/%d/%d".formatted(level.first(), level.second()))
              .toList();
      all.add(new Questions("(S) a stock level", paths, extent.rate, WITHIN));
    }
    if (extent.isAskedFor("B")) {
      var paths =
          orders.stream()
              .map(order -> "/orders?buyerId=%d&limit=%d".formatted(order.second(), extent.limit))
              .toList();
      all.add(new Questions("(B) a page of a buyer's orders", paths, extent.pageRate, PAGE_WITHIN));
    }
    return all;
  }

  private void tell(QueryLatency.Result result) {
    site.tell(
        "P99 %.1f ms at %,d/s  %s",
        result.p99Millis(), result.questions().ratePerSecond(), result.questions().name());
  }
}
