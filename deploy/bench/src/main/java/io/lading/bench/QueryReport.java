package io.lading.bench;

import java.util.List;

/** The one page about how soon questions are answered, in markdown. */
record QueryReport(
    Conditions conditions, QueryExtent extent, List<List<QueryLatency.Result>> results) {

  String markdown() {
    var out = new Markdown();
    out.line("# How soon questions are answered, %s".formatted(conditions.date()));
    conditions.writeTo(out);
    asked(out);
    out.line(
        "%,d orders are there; each case begins with %d s at half its rate, each run is %d s after"
            + " %d s at the same rate; from when a question was due to the last byte of its answer,"
            + " ms:",
        extent.orders, extent.warm, extent.seconds, extent.settle);
    out.percentiles();
    results.forEach(tries -> tries.forEach(result -> percentiles(out, result)));
    out.endTable();
    out.line("What each case does and does not do: `deploy/bench/README.md`.");
    return out.toString();
  }

  private void asked(Markdown out) {
    out.row("", "asked for", "P99", "highest rate that held it");
    out.row("---", "--:", "--:", "--:");
    for (List<QueryLatency.Result> tries : results) {
      QueryLatency.Result first = tries.getFirst();
      Questions questions = first.questions();
      int highest =
          tries.stream()
              .filter(QueryLatency.Result::held)
              .mapToInt(result -> result.questions().ratePerSecond())
              .max()
              .orElse(0);
      out.row(
          questions.name(),
          "P99 under %d ms at %,d/s".formatted(questions.within(), questions.ratePerSecond()),
          "%.1f ms".formatted(first.p99Millis()),
          "%,d/s".formatted(highest));
    }
    out.endTable();
  }

  private static void percentiles(Markdown out, QueryLatency.Result result) {
    String name =
        "%s, %,d/s, %,d bytes each"
            .formatted(
                result.questions().name(), result.questions().ratePerSecond(), result.bytesEach());
    out.percentiles(name, result.answered());
  }
}
