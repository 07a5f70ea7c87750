package io.lading.bench;

import java.util.List;

/** The one table about creating orders, in markdown. */
final class Report {

  /** What was measured, on what, and how. */
  record Content(
      Conditions conditions,
      Workload workload,
      int rounds,
      Rounds create,
      List<Latency.Result> latency) {}

  private final Content content;
  private final Markdown out = new Markdown();

  Report(Content content) {
    this.content = content;
  }

  String markdown() {
    out.line("# Creating orders, %s".formatted(content.conditions().date()));
    content.conditions().writeTo(out);
    out.line(
        "%d trades to warm up and %d measured, by (a) and (b) %d and %d; median of %d rounds.",
        content.workload().warmUp(),
        content.workload().measured(),
        content.workload().warmUp(true),
        content.workload().measured(true),
        content.rounds());
    if (!content.create().medians().isEmpty()) {
      speeds();
    }
    latency();
    out.line("What each case does and does not do: `deploy/bench/README.md`.");
    return out.toString();
  }

  private void speeds() {
    var table = new SpeedTable(out, content.create());
    table.write("order");
    table.ratios();
    table.ratio(Cases.LADING, Cases.UNNEST, "at least a third");
    table.ratio(Cases.LADING, Cases.COPY, "");
    table.ratio(Cases.LADING, Cases.PEER, "at least 5 times");
    table.ratio(Cases.LADING, Cases.SOURCE, "at least 1.5 times");
    out.endTable();
  }

  private void latency() {
    if (content.latency().isEmpty()) {
      return;
    }
    var load = content.latency().getFirst().load();
    out.line(
        "%d trades/s for %d s after %d s at that rate, latency from the scheduled time, ms:",
        load.ratePerSecond(), load.seconds(), load.settlingSeconds());
    out.percentiles();
    for (Latency.Result result : content.latency()) {
      out.percentiles(result.name() + ": committed", result.committed());
      out.percentiles(result.name() + ": status event on Kafka", result.announced());
    }
    out.endTable();
  }
}
