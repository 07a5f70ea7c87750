package io.lading.bench;

import java.util.List;

/** The one table about status updates, in markdown. */
final class UpdateReport {

  /** What was measured, on what, and how. */
  record Content(
      Conditions conditions,
      UpdateWorkload workload,
      int rounds,
      Rounds updates,
      List<UpdateLatency.Result> latency) {}

  private final Content content;
  private final Markdown out = new Markdown();

  UpdateReport(Content content) {
    this.content = content;
  }

  String markdown() {
    out.line("# Status updates, %s".formatted(content.conditions().date()));
    content.conditions().writeTo(out);
    workload();
    if (!content.updates().medians().isEmpty()) {
      speeds();
    }
    content.latency().forEach(this::latency);
    out.line("What each case does and does not do: `deploy/bench/README.md`.");
    return out.toString();
  }

  private void workload() {
    var trades = content.workload().trades();
    out.line(
        "Whole lives of %d updates: of %d orders to warm up and %d measured, by (S) %d and %d; %d"
            + " of an order in a row, %s; median of %d rounds.",
        Step.STEPS,
        trades.warmUp(),
        trades.measured(),
        trades.warmUp(true),
        trades.measured(true),
        content.workload().together(),
        content.workload().shuffled() ? "shuffled" : "in the order they were made in",
        content.rounds());
  }

  private void speeds() {
    var table = new SpeedTable(out, content.updates());
    table.write("update");
    table.ratios();
    table.ratio(UpdateCases.LADING, UpdateCases.UNNEST, "at least a third");
    table.ratio(UpdateCases.LADING, UpdateCases.COPY, "at least a third");
    table.ratio(UpdateCases.LADING, UpdateCases.LEAST, "");
    table.ratio(UpdateCases.LADING, UpdateCases.SOURCE, "at least 3 times");
    out.endTable();
  }

  private void latency(UpdateLatency.Result result) {
    var load = result.load();
    out.line(
        "%d trades/s and %d updates/s for %d s after %d s at those rates, %s; %,.0f updates/s were"
            + " received, %d waited at the beginning and %d at the end, none was lost; HOT %.1f %%;"
            + " latency, ms:",
        load.tradesPerSecond(),
        load.updatesPerSecond(),
        load.seconds(),
        load.settlingSeconds(),
        result.sustained() ? "sustained" : "NOT sustained",
        result.receivedPerSecond(),
        result.backlogBefore(),
        result.backlogAfter(),
        100 * result.hotShare());
    out.percentiles();
    out.percentiles("update: received to committed", result.committed());
    out.percentiles("update: received to status event on Kafka", result.announced());
    out.percentiles("trade: scheduled to committed", result.tradesCommitted());
    out.endTable();
  }
}
